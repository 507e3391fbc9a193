import { CodedError } from "@idol/ezkl/errors";
import type { DecodedRevert } from "./reverts/decode.ts";

/** Every reason for which this package refuses to go on; stable, so that callers and tests can rely on them. */
export type ContestErrorCode =
  | "ADDRESS_INVALID"
  | "ALLOWLIST_INVALID"
  | "BINDING_MISMATCH"
  | "BINDING_OUTDATED"
  | "CLAIM_UNKNOWN"
  | "CONSENT_INVALID"
  | "CONTRACT_REVERTED"
  | "DEPLOYMENT_INVALID"
  | "DOCUMENT_INVALID"
  | "FUNDS_MISSING"
  | "INDEX_BEHIND"
  | "INDEX_DISAGREES"
  | "INDEX_UNREACHABLE"
  | "KEY_INVALID"
  | "NETWORK_UNREACHABLE"
  | "RELAY_REFUSED"
  | "RELAY_UNREACHABLE"
  | "REVEAL_INVALID"
  | "REVERTED_WITHOUT_REASON"
  | "SEASON_AMBIGUOUS"
  | "SEASON_CLOSED"
  | "SEASON_UNKNOWN"
  | "TERMS_INVALID"
  | "TRANSACTION_FAILED"
  | "TRANSACTION_PENDING"
  | "URI_REFUSED";

export class ContestError extends CodedError<ContestErrorCode> {
  override readonly name: string = "ContestError";
}

/** The error of a call that a contract refused. */
export class RevertError extends ContestError {
  override readonly name = "RevertError";
  readonly revert: DecodedRevert;

  constructor(revert: DecodedRevert, message: string, remedy: string, options: { cause: unknown }) {
    super("CONTRACT_REVERTED", message, remedy, options);
    this.revert = revert;
  }
}
