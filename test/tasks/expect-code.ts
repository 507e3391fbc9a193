import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import type { TaskErrorCode } from "../../tasks/errors.ts";

/** Expects `work` to fail with an `IdolError` of this code, itself or as the cause of what it throws; returns that error. */
export async function expectCode(code: TaskErrorCode, work: () => unknown): Promise<CodedError> {
  let thrown: unknown;
  try {
    await work();
  } catch (caught) {
    thrown = caught;
  }
  const error = thrown instanceof Error && !(thrown instanceof CodedError) ? thrown.cause : thrown;
  if (!(error instanceof CodedError))
    throw thrown ?? new Error(`nothing was thrown where ${code} was expected`);
  expect(error.code, error.message).to.equal(code);
  expect(error.remedy).to.match(/\w/);
  return error;
}
