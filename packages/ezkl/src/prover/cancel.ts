import { type CodedError, EzklError, ensureError } from "../errors.ts";

/** What cancelled work rejects with. */
export function cancelled(reason: unknown): CodedError {
  return new EzklError(
    "CANCELLED",
    "Proving was cancelled; nothing was written.",
    "Run it again when you want.",
    {
      cause: ensureError(reason),
    },
  );
}

/** @throws CANCELLED where the signal has fired already. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled(signal.reason);
}

/** `work`, or CANCELLED as soon as the signal fires; `stop` then ends what is still running. */
export async function cancellable<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  stop: () => void | Promise<void> = () => {},
): Promise<T> {
  if (signal === undefined) return work;
  throwIfCancelled(signal);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(cancelled(signal.reason));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } catch (error) {
    if (signal.aborted) {
      work.catch(() => {});
      await stop();
      throw cancelled(signal.reason);
    }
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
