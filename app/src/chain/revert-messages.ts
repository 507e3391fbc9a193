import type { ErrorDescription } from "ethers";
import { formatMoment, shorten } from "../format.ts";

type Args = ErrorDescription["args"];
type Explanation = [sentence: string, remedy: string];

const PROVE_AGAIN = "Prove again, for the season and the account that you mean. Your recording is kept.";
const TELL_ORGANISER = "Tell the organiser: this season can pay nobody.";
const NOT_OURS = "Use a proof as this page or idol:prove made it.";

/** What the contracts' refusals mean to whoever sits before the page, by the names of their errors. */
export const EXPLANATIONS: Record<string, (args: Args) => Explanation> = {
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
  IdolKeyDomainMismatch: () => [
    "The proof was made for another chain, contest, season or recording.",
    PROVE_AGAIN,
  ],
  IdolSingerIsZero: () => ["The proof names no account.", PROVE_AGAIN],
  IdolInstanceCountMismatch: () => ["This is not a proof of one of the judges.", NOT_OURS],
  IdolInstanceNotReduced: () => ["The proof's public values were altered.", NOT_OURS],
  IdolInvalidProof: () => [
    "The verifier on chain refuses the proof: it was altered, or another judge made it.",
    "Prove again with the season's judge. Your recording is kept.",
  ],
  IdolVerifierHasNoCode: () => ["The season's verifier does not exist.", TELL_ORGANISER],
  IdolVerifierChanged: () => ["The season's verifier is not the one that it opened with.", TELL_ORGANISER],
  IdolVerifierOutOfGas: () => [
    "The verifier ran out of gas.",
    "Raise the gas limit in your wallet; if that does not help, tell the organiser.",
  ],
  IdolUnexpectedVerifierAnswer: () => [
    "The season's verifier does not answer as one should.",
    TELL_ORGANISER,
  ],
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
  IdolNotAllowlisted: ([season, singer]) => [
    `${shorten(singer)} is not on the list of those admitted to season ${season}.`,
    "Ask the organiser for your admission and paste it, or choose another season.",
  ],
  IdolMissingRecording: () => ["This season audits recordings, and the proof is bound to none.", PROVE_AGAIN],
  IdolUnexpectedRecording: () => [
    "This season has no audit, but the proof is bound to a recording.",
    PROVE_AGAIN,
  ],
  IdolValueMismatch: () => [
    "The amount sent along is not the season's bond.",
    "Reload the page and claim again.",
  ],
  IdolBondMismatch: ([expected, received]) => [
    `The bond is ${expected} units of the season's currency, and ${received} arrived.`,
    TELL_ORGANISER,
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
  IdolInvalidReceiver: ([to]) => [
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
  IdolAlreadyRevealed: () => [
    "This recording was revealed before.",
    "Only the singer's own account can change where it lies.",
  ],
  IdolInvalidUriLength: ([, limit]) => [
    "The address is empty or too long.",
    `Give one of at most ${limit} characters.`,
  ],
  IdolInvalidSignature: ([singer]) => [
    `The signature is not one of ${shorten(singer)} for this season and address, or it was made for another contest.`,
    "Ask the singer to sign again, on this page.",
  ],
  IdolNotAuditor: ([season]) => [
    `Only the auditor of season ${season} can reject its claims.`,
    "Connect the auditor's account.",
  ],
  IdolAuditTooEarly: ([, startsAt]) => [
    `For this reason a claim can be rejected from ${formatMoment(startsAt)} on.`,
    "Come back then.",
  ],
  IdolAuditEnded: ([season, finalAt]) => [
    `The audit of season ${season} ended ${formatMoment(finalAt)}. Its claims are final.`,
    "There is nothing left to do.",
  ],
  IdolRejectReasonRefuted: () => [
    "The chain itself shows that this reason does not hold.",
    "Reload the page, look at the claim again, and choose the reason that fits.",
  ],
  ERC20InsufficientBalance: () => [
    "This account does not hold enough of the season's currency for the bond.",
    "Get some, or have another account send the claim.",
  ],
  ERC20InsufficientAllowance: () => [
    "The contest may not take the bond from this account yet.",
    "Allow the bond first, then claim.",
  ],
};
