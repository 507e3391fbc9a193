import { CodedError } from "@idol/ezkl/errors";

/** Every reason for which an index does not start; stable, so that programs can rely on them. */
export type IndexErrorCode = "SETTING_INVALID" | "INDEX_RUNNING" | "INDEX_FAILED" | "PORT_IN_USE";

export class IndexError extends CodedError<IndexErrorCode> {
  override readonly name = "IndexError";
}
