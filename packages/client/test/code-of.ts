import { CodedError } from "@idol/ezkl/errors";

/** The error with a code that `act` throws; what else it throws comes through, and returning is an error of the test. */
export function errorOf(act: () => unknown): CodedError {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof CodedError) return thrown;
    throw thrown;
  }
  throw new TypeError("expected an error with a code, but nothing was thrown");
}

/** Its code. */
export function codeOf(act: () => unknown): string {
  return errorOf(act).code;
}

/** The code of the error that a promise rejects with. */
export async function rejectedCode(promise: Promise<unknown>): Promise<string> {
  const thrown: unknown = await promise.then(
    () => new TypeError("expected an error with a code, but the promise was fulfilled"),
    (reason: unknown) => reason,
  );
  return codeOf(() => {
    throw thrown;
  });
}
