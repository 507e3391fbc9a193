import { ContestError, type ContestErrorCode } from "@idol/client/errors";
import type { CodedError } from "@idol/ezkl/errors";

/** What to do about an error of the client, with the options and tasks that a terminal has for it. */
const REMEDIES: Partial<Record<ContestErrorCode, string>> = {
  BINDING_MISMATCH:
    "Use the proof and its sidecar as idol:prove wrote them, with the judge they were made for, or prove again.",
  CLAIM_UNKNOWN: "See who has one with: npx hardhat idol:status --season N.",
  SEASON_AMBIGUOUS: "Choose one with --season.",
  SEASON_CLOSED: "Choose another with --season; idol:status shows them all.",
  SEASON_UNKNOWN:
    "Choose another with --season, or open one: idol:deploy for the first, then idol:season open.",
  URI_REFUSED:
    "Get the file by other means and give it with --recording. For IPFS there is --ipfs-gateway, for a server on this machine --allow-loopback.",
};

/** The next step for whoever sits before a terminal. */
export function remedyOf(error: CodedError): string {
  return (error instanceof ContestError ? REMEDIES[error.code] : undefined) ?? error.remedy;
}
