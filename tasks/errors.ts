import type { ContestErrorCode } from "@idol/client/errors";
import { CodedError } from "@idol/ezkl/errors";
import type { IdolErrorCode } from "@idol/ml/errors";

/** Every reason for which a task ends with exit code 1, those of the libraries included. */
export type TaskErrorCode =
  | IdolErrorCode
  | ContestErrorCode
  | "COMMAND_RUNNING"
  | "CONSENT_MISSING"
  | "DEPLOYMENT_REFUSED"
  | "INTERRUPTED"
  | "JOURNAL_INVALID"
  | "NETWORK_MISMATCH"
  | "NETWORK_UNKNOWN"
  | "NOT_DEPLOYED"
  | "OPTION_CONTRADICTED"
  | "RECORDING_UNAVAILABLE"
  | "VARIABLE_INVALID";

export class TaskError extends CodedError<TaskErrorCode> {
  override readonly name = "TaskError";
}
