import { CodedError } from "@idol/ezkl/errors.ts";

/** Every reason for which this package refuses to go on. */
export type ContestErrorCode = "ADDRESS_INVALID" | "BINDING_MISMATCH" | "KEY_INVALID";

export class ContestError extends CodedError<ContestErrorCode> {
  override readonly name = "ContestError";
}
