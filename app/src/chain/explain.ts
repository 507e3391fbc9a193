import { ensureError, IdolError } from "@idol/ml/errors.ts";
import { type ErrorDescription, type Interface, isHexString } from "ethers";
import { formatMoment, shorten } from "../format.ts";
import { walletError } from "./wallets.ts";

type Args = ErrorDescription["args"];
type Explanation = [sentence: string, remedy: string];

const PROVE_AGAIN = "Prove again, for the season and the account that you mean. Your recording is kept.";
const TELL_ORGANISER = "Tell the organiser: this season can pay nobody.";
const NOT_OURS = "Use a proof as this page or idol:prove made it.";

/** What the contracts' refusals mean to a singer, by the names of their errors. */
const EXPLANATIONS: Record<string, (args: Args) => Explanation> = {
  IdolNotSinger: ([singer, sender]) => [
    `This proof pays ${shorten(singer)}. ${shorten(sender)} cannot claim it in its own name.`,
    "Claim with the singer's account, or relay the claim: the singer is then paid.",
  ],
  IdolScoreBelowThreshold: () => [
    "The score does not reach the season's threshold.",
    "Sing again, with more surprise.",
  ],
  IdolScoreNegative: () => ["The score is below zero.", "Sing again, with more surprise."],
  IdolScoreOutOfRange: () => [
    "No recording can have this score from the season's judge.",
    "Prove with the season's own judge.",
  ],
  IdolAlreadyClaimed: ([season, singer]) => [
    `${shorten(singer)} has already claimed in season ${season}, with a score at least as good. A prize is paid once.`,
    "Withdraw the prize, or claim again with a better score, for the record.",
  ],
  IdolClaimUnderAudit: ([season]) => [
    `There is a claim of yours in season ${season} already, and it is being audited.`,
    "Wait for the end of the audit.",
  ],
  IdolKeyDomain: () => ["The proof was made for another chain, contest, season or recording.", PROVE_AGAIN],
  IdolSingerIsZero: () => ["The proof names no account.", PROVE_AGAIN],
  IdolInstanceCount: () => ["This is not a proof of one of the judges.", NOT_OURS],
  IdolInstanceNotReduced: () => ["The proof's public values were altered.", NOT_OURS],
  IdolProofRefused: () => [
    "The verifier on chain refuses the proof: it was altered, or another judge made it.",
    "Prove again with the season's judge. Your recording is kept.",
  ],
  IdolVerifierHasNoCode: () => ["The season's verifier does not exist.", TELL_ORGANISER],
  IdolVerifierChanged: () => ["The season's verifier is not the one that it opened with.", TELL_ORGANISER],
  IdolVerifierBurntGas: () => [
    "The verifier ran out of gas.",
    "Raise the gas limit in your wallet; if that does not help, tell the organiser.",
  ],
  IdolVerifierAnswer: () => ["The season's verifier does not answer as one should.", TELL_ORGANISER],
  IdolSeasonUnknown: ([season]) => [`There is no season ${season}.`, "Choose another season."],
  IdolSeasonNotOpen: ([season, opensAt]) => [
    `Season ${season} opens ${formatMoment(opensAt)}.`,
    "Claim then; the proof stays good and is kept here.",
  ],
  IdolSeasonClosed: ([season, closedAt]) => [
    `Season ${season} closed ${formatMoment(closedAt)}.`,
    "Choose an open season and prove for it. Your recording is kept.",
  ],
  IdolSeasonPaused: ([season, until]) => [
    `Season ${season} is paused, until ${formatMoment(until)} at the latest.`,
    "Claim later; the time lost is added at the end, and the proof stays good.",
  ],
  IdolPotTooSmall: ([season]) => [
    `The pot of season ${season} does not hold a prize any more.`,
    "Ask the organiser to fund it, and claim again; the proof stays good.",
  ],
  IdolNotAdmitted: ([season, singer]) => [
    `${shorten(singer)} is not on the list of those admitted to season ${season}.`,
    "Ask the organiser for your admission and paste it, or choose another season.",
  ],
  IdolRecordingMissing: () => ["This season audits recordings, and the proof is bound to none.", PROVE_AGAIN],
  IdolRecordingUnexpected: () => [
    "This season has no audit, but the proof is bound to a recording.",
    PROVE_AGAIN,
  ],
  IdolWrongValue: () => [
    "The amount sent along is not the season's bond.",
    "Reload the page and claim again.",
  ],
  IdolNothingOwed: ([season, singer]) => [
    `Season ${season} owes ${shorten(singer)} nothing.`,
    "Claim first; a prize that was withdrawn is not owed any more.",
  ],
  IdolClaimNotFinal: ([, , finalAt]) => [
    `The claim can still be audited, until ${formatMoment(finalAt)}.`,
    "Withdraw then.",
  ],
  IdolPaymentFailed: ([to]) => [`${shorten(to)} refuses the payment.`, "Withdraw to another address."],
  IdolReceiverInvalid: ([to]) => [
    `The contract does not pay to ${shorten(to)}.`,
    "Withdraw to another address.",
  ],
  IdolSeasonNotAudited: ([season]) => [`Season ${season} has no audit.`, "There is nothing to reveal."],
  IdolNoClaim: ([season, singer]) => [
    `${shorten(singer)} has no claim in season ${season}, or it was rejected.`,
    "Choose the account that claimed.",
  ],
  IdolRevealTooEarly: ([season, closesAt]) => [
    `Season ${season} is open until ${formatMoment(closesAt)}. Who reveals before lets others copy.`,
    "Reveal after it has closed.",
  ],
  IdolRevealTooLate: ([, endsAt]) => [
    `Recordings could be revealed until ${formatMoment(endsAt)}.`,
    "Ask the auditor.",
  ],
  IdolRevealedAlready: () => [
    "This recording was revealed before.",
    "Only the singer's own account can change where it lies.",
  ],
  IdolUriLength: ([, limit]) => [
    "The address is empty or too long.",
    `Give one of at most ${limit} characters.`,
  ],
};

/** The bytes that a reverted call gave back, wherever the node or the wallet put them. */
function revertData(thrown: unknown): string | undefined {
  const seen = new Set<unknown>();
  const queue: unknown[] = [thrown];
  while (queue.length > 0 && seen.size < 50) {
    const at = queue.shift();
    if (typeof at !== "object" || at === null || seen.has(at)) continue;
    seen.add(at);
    const { data, error, info, cause } = at as Record<string, unknown>;
    if (typeof data === "string" && isHexString(data) && data.length >= 10) return data;
    queue.push(data, error, info, cause);
  }
  return undefined;
}

/** What a call or a transaction threw as a sentence with a next step. */
export function explain(thrown: unknown, contract: Interface, wallet: string): IdolError {
  if (thrown instanceof IdolError) return thrown;
  const cause = ensureError(thrown);
  const data = revertData(thrown);
  const parsed = data === undefined ? null : contract.parseError(data);
  if (parsed !== null) {
    const [sentence, remedy] = EXPLANATIONS[parsed.name]?.(parsed.args) ?? [
      `The contract refused: ${parsed.name}.`,
      "Look the name up in the contract's interface, or ask the organiser.",
    ];
    return new IdolError("CLAIM_REFUSED", `${sentence} [${parsed.name}]`, remedy, { cause });
  }
  const { code } = cause as { code?: unknown };
  if (code === "INSUFFICIENT_FUNDS" || /insufficient funds/i.test(cause.message)) {
    return new IdolError(
      "TRANSACTION_FAILED",
      "This account cannot pay for the gas.",
      "Send it a little of the chain's coin, or have another account relay the claim.",
      { cause },
    );
  }
  if (isGone(cause)) return chainGone(cause);
  return walletError(thrown, wallet);
}

/** Whether a node cannot be reached, as browsers, nodes and ethers say it. */
export function isGone(cause: Error): boolean {
  const { code } = cause as { code?: unknown };
  return (
    code === "NETWORK_ERROR" ||
    code === "SERVER_ERROR" ||
    code === "TIMEOUT" ||
    code === 4900 ||
    /failed to fetch|networkerror|load failed|could not detect network/i.test(cause.message)
  );
}

/** The error for a chain that does not answer. */
export function chainGone(cause: unknown): IdolError {
  return new IdolError(
    "NETWORK_UNREACHABLE",
    "The chain does not answer.",
    "Check the connection; the page tries again by itself. What you sang and proved is kept.",
    { cause },
  );
}
