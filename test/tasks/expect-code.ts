import { IdolError, type IdolErrorCode } from "@idol/ezkl/errors.ts";
import { expect } from "chai";

/** Expects `work` to fail with an `IdolError` of this code, itself or as the cause of what it throws; returns that error. */
export async function expectCode(code: IdolErrorCode, work: () => unknown): Promise<IdolError> {
  let thrown: unknown;
  try {
    await work();
  } catch (caught) {
    thrown = caught;
  }
  const error = thrown instanceof Error && !(thrown instanceof IdolError) ? thrown.cause : thrown;
  if (!(error instanceof IdolError))
    throw thrown ?? new Error(`nothing was thrown where ${code} was expected`);
  expect(error.code, error.message).to.equal(code);
  expect(error.remedy).to.match(/\w/);
  return error;
}
