import { message, type RevertMessage } from "../words.ts";

/** What is wrong with a reveal, a rejection or a badge. */
export const AUDIT_MESSAGES: Record<string, RevertMessage> = {
  IdolSeasonNotAudited: message(
    ([season]) => `Season ${season} has no audit.`,
    "There is nothing to reveal.",
  ),
  IdolNoClaim: message(
    ([season, singer], { address }) =>
      `${address(singer)} has no claim in season ${season}, or it was rejected.`,
    "Choose the account that claimed.",
  ),
  IdolRevealTooEarly: message(
    ([season, closesAt], { time }) =>
      `Season ${season} closes at ${time(closesAt)}: a recording revealed before could be copied into a claim.`,
    "Reveal after it has closed.",
  ),
  IdolRevealTooLate: message(
    ([season, until], { time }) => `The reveal period of season ${season} ended at ${time(until)}.`,
    "Ask the auditor.",
  ),
  IdolAlreadyRevealed: message(
    ([season, singer], { address }) =>
      `${address(singer)} has revealed the recording of season ${season} already.`,
    "Only the singer's own account can change its address.",
  ),
  IdolInvalidUriLength: message(
    ([length, limit]) => `The URI has ${length} bytes; it can have 1 to ${limit}.`,
    "Give a shorter one.",
  ),
  IdolCommitmentMismatch: message(
    () =>
      "The salt and the recording's hash are not those that the claim was made with, or it is another singer's.",
    "Use the sidecar of the very proof that you claimed with.",
  ),
  IdolSignatureExpired: message(
    ([deadline], { time }) =>
      deadline === 0n
        ? "In an audited season a claim that somebody else sends needs the singer's signature."
        : `The signature was good until ${time(deadline)}.`,
    "Ask the singer to sign, on this page.",
  ),
  IdolInvalidSignature: message(
    ([singer], { address }) =>
      `The signature is not ${address(singer)}'s for this very claim or reveal, on this chain and reward contract.`,
    "Ask the singer to sign again, on this page.",
  ),
  IdolNotAuditor: message(
    ([season, sender], { address }) => `${address(sender)} is not the auditor of season ${season}.`,
    "Connect the auditor's account.",
  ),
  IdolAuditTooEarly: message(
    ([season, startsAt], { time }) =>
      `A claim of season ${season} can be rejected for this reason from ${time(startsAt)} on.`,
    "Come back then.",
  ),
  IdolAuditEnded: message(
    ([season, finalAt], { time }) =>
      `The audit of season ${season} ended at ${time(finalAt)}: its claims are final.`,
    "There is nothing left to do.",
  ),
  IdolRejectReasonRefuted: message(
    ([season, singer], { address }) =>
      `The chain itself refutes the reason: see whether ${address(singer)} revealed in season ${season}, and who claimed first.`,
    "Reload the page, look at the claim again, and choose the reason that fits.",
  ),
};
