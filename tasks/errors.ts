import type { ContestErrorCode } from "@idol/client/errors.ts";
import { CodedError } from "@idol/ezkl/errors.ts";
import type { IdolErrorCode } from "@idol/ml/errors.ts";

/** Every reason for which a task ends with exit code 1, those of the libraries included. */
export type TaskErrorCode =
  | IdolErrorCode
  | ContestErrorCode
  | "ALLOWLIST_INVALID"
  | "CLAIM_UNKNOWN"
  | "CONTRACT_REVERTED"
  | "DEPLOYMENT_REFUSED"
  | "NETWORK_MISMATCH"
  | "NETWORK_UNREACHABLE"
  | "NOT_DEPLOYED"
  | "RECORDING_UNAVAILABLE"
  | "SEASON_AMBIGUOUS"
  | "SEASON_CLOSED"
  | "SEASON_UNKNOWN"
  | "TRANSACTION_FAILED"
  | "URI_REFUSED";

export class TaskError extends CodedError<TaskErrorCode> {
  override readonly name = "TaskError";
}
