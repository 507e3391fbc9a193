import { CodedError } from "@idol/ezkl/errors";

/** Every reason for which the relay refuses a claim, or does not start; stable, so that pages can rely on them. */
export type RelayErrorCode =
  | "REQUEST_INVALID"
  | "OTHER_CONTEST"
  | "JUDGE_UNKNOWN"
  | "BOND_NOT_PAID"
  | "SPENDING_CAP"
  | "BUSY"
  | "STOPPING"
  | "CLAIM_NOT_FOUND"
  | "SIGNER_UNCONNECTED";

export class RelayError extends CodedError<RelayErrorCode> {
  override readonly name = "RelayError";
}

/** What a client is answered for an error's code: 4xx is the request's fault and stays so, 5xx may be tried again. */
export function statusOf(code: string): number {
  if (code === "CLAIM_NOT_FOUND") return 404;
  if (code === "BUSY" || code === "STOPPING" || code === "SPENDING_CAP") return 503;
  if (code === "NETWORK_UNREACHABLE" || code === "TRANSACTION_FAILED") return 502;
  // The chain refuses what is well-formed: too late, too low, claimed already.
  if (code === "CONTRACT_REVERTED" || code === "SEASON_CLOSED" || code === "BOND_NOT_PAID") return 409;
  return 400;
}
