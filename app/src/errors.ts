import type { ContestErrorCode } from "@idol/client/errors";
import { CodedError } from "@idol/ezkl/errors";
import type { IdolErrorCode } from "@idol/ml/errors";

/** Every reason that the page tells a visitor, those of the libraries included. */
export type PageErrorCode =
  | IdolErrorCode
  | ContestErrorCode
  | "KEY_EXISTS"
  | "KEY_LOCKED"
  | "KEY_MISSING"
  | "MICROPHONE_UNAVAILABLE"
  | "NETWORK_MISMATCH"
  | "NOT_DEPLOYED"
  | "PASSKEY_UNFIT"
  | "RECORDING_UNAVAILABLE"
  | "SAFE_UNKNOWN"
  | "STORAGE_BLOCKED"
  | "WALLET_MISSING"
  | "WALLET_REFUSED";

export class PageError extends CodedError<PageErrorCode> {
  override readonly name = "PageError";
}
