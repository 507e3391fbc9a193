import { terminal } from "./terminal.ts";

/** The shell's convention: 128 plus the number of SIGINT. */
export const EXIT_INTERRUPTED = 130;

/** Runs work that the first Ctrl-C, or its terminal's own signal, cancels; a second Ctrl-C does not wait for the clean end. */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const { interrupt } = terminal();
  const abort = new AbortController();
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(EXIT_INTERRUPTED);
    abort.abort();
  };
  interrupt?.addEventListener("abort", () => abort.abort(), { once: true });
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  try {
    return await work(abort.signal);
  } catch (thrown) {
    if (abort.signal.aborted && !interrupt?.aborted) process.exitCode = EXIT_INTERRUPTED;
    throw thrown;
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}
