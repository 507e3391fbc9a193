import type { ContestErrorCode } from "@idol/client/errors.ts";
import { CodedError } from "@idol/ezkl/errors.ts";
import type { IdolErrorCode } from "@idol/ml/errors.ts";

/** Every reason that the page tells a visitor, those of the libraries included. */
export type PageErrorCode =
  | IdolErrorCode
  | ContestErrorCode
  | "ALLOWLIST_INVALID"
  | "CONTRACT_REVERTED"
  | "MICROPHONE_UNAVAILABLE"
  | "NETWORK_MISMATCH"
  | "NETWORK_UNREACHABLE"
  | "NOT_DEPLOYED"
  | "RECORDING_UNAVAILABLE"
  | "TRANSACTION_FAILED"
  | "URI_REFUSED"
  | "WALLET_MISSING"
  | "WALLET_REFUSED";

export class PageError extends CodedError<PageErrorCode> {
  override readonly name = "PageError";
}
