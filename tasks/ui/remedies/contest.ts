import type { ContestErrorCode } from "@idol/client/errors";

/** What to do about an error of the client, with the options and tasks that a terminal has for it. */
export const CONTEST_REMEDIES: Partial<Record<ContestErrorCode, string>> = {
  BINDING_MISMATCH:
    "Use the proof and its sidecar as idol:prove wrote them, with the judge they were made for, or prove again.",
  CLAIM_UNKNOWN: "See who has one with: npx hardhat idol:status --season N.",
  FUNDS_MISSING: "Fund it, or let a relayer send the claim with --relay.",
  NETWORK_UNREACHABLE: "Check the network's url, and that the node runs; then run the command again.",
  REVERTED_WITHOUT_REASON:
    "Look whether the token of the season is paused, or has one of the accounts on its blacklist.",
  SEASON_AMBIGUOUS: "Choose one with --season.",
  SEASON_CLOSED: "Choose another with --season; idol:status shows them all.",
  SEASON_UNKNOWN:
    "Choose another with --season, or open one: idol:deploy for the first, then idol:season open.",
  TRANSACTION_FAILED: "Read the node's words above; check network, account and gas.",
  TRANSACTION_PENDING:
    "Wait until it is in a block and run the command again: what was done already is not done twice.",
  URI_REFUSED:
    "Get the file by other means and give it with --recording. For IPFS there is --ipfs-gateway, for a server on this machine --allow-loopback.",
};
