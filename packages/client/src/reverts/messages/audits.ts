import { message, type RevertMessage } from "../words.ts";

/** What is wrong with a reveal, a rejection or a badge. */
export const AUDIT_MESSAGES: Record<string, RevertMessage> = {
  IdolSeasonNotAudited: message(
    ([season]) => `Season ${season} has no audit.`,
    "Nothing is to be revealed or rejected there.",
    "There is nothing to reveal.",
  ),
  IdolNoClaim: message(
    ([season, singer], { address }) =>
      `${address(singer)} has no claim in season ${season}, or it was rejected.`,
    "See who has with idol:status --season N.",
    "Choose the account that claimed.",
  ),
  IdolRevealTooEarly: message(
    ([season, closesAt], { time }) =>
      `Season ${season} closes at ${time(closesAt)}: a recording revealed before could be copied into a claim.`,
    "Reveal it then.",
    "Reveal after it has closed.",
  ),
  IdolRevealTooLate: message(
    ([season, until], { time }) => `The reveal period of season ${season} ended at ${time(until)}.`,
    "Ask the auditor not to reject the claim.",
    "Ask the auditor.",
  ),
  IdolAlreadyRevealed: message(
    ([season, singer], { address }) =>
      `${address(singer)} has revealed the recording of season ${season} already.`,
    "Only the singer's own transaction can name another place: idol:reveal without --for.",
    "Only the singer's own account can change where it lies.",
  ),
  IdolInvalidUriLength: message(
    ([length, limit]) => `The URI has ${length} bytes; it can have 1 to ${limit}.`,
    "Give a shorter one.",
  ),
  IdolSignatureExpired: message(
    ([deadline], { time }) => `The signature was good until ${time(deadline)}.`,
    "Have the singer sign again with idol:reveal --sign.",
    "Ask the singer to sign again, on this page.",
  ),
  IdolInvalidSignature: message(
    ([singer], { address }) =>
      `The signature is not ${address(singer)}'s for this season, URI, chain and reward contract.`,
    "Have the singer sign again with idol:reveal --sign.",
    "Ask the singer to sign again, on this page.",
  ),
  IdolNotAuditor: message(
    ([season, sender], { address }) => `${address(sender)} is not the auditor of season ${season}.`,
    "Send it from the auditor's account, see idol:status; --from chooses among the network's accounts.",
    "Connect the auditor's account.",
  ),
  IdolAuditTooEarly: message(
    ([season, startsAt], { time }) =>
      `A claim of season ${season} can be rejected for this reason from ${time(startsAt)} on.`,
    "Reject it then.",
    "Come back then.",
  ),
  IdolAuditEnded: message(
    ([season, finalAt], { time }) =>
      `The audit of season ${season} ended at ${time(finalAt)}: its claims are final.`,
    "Nothing can be done any more.",
    "There is nothing left to do.",
  ),
  IdolRejectReasonRefuted: message(
    ([season, singer], { address }) =>
      `The chain itself refutes the reason: see whether ${address(singer)} revealed in season ${season}, and who claimed first.`,
    "Look at the claim with idol:audit and give the reason that holds.",
    "Reload the page, look at the claim again, and choose the reason that fits.",
  ),
};
