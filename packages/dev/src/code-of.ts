import { CodedError } from "@idol/ezkl/errors";

/** The `CodedError` that `act` throws; what else it throws comes through, and returning is an error of the test. */
export function errorOf(act: () => unknown): CodedError {
  return coded(thrownBy(act));
}

/** Its code. */
export function codeOf(act: () => unknown): string {
  return errorOf(act).code;
}

/** As `codeOf`, for what a promise rejects with. */
export async function rejectionCode(promise: Promise<unknown>): Promise<string> {
  return coded(await rejection(promise)).code;
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new TypeError("expected a rejection, but the promise was fulfilled");
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new TypeError("expected a CodedError, but nothing was thrown");
}

function coded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  throw error;
}
