import { message, type RevertMessage } from "../words.ts";

const PROVE_AGAIN = "Prove again, for the season and the account that you mean. Your recording is kept.";
const SING_AGAIN = "Sing again, with more surprise.";
const AS_WRITTEN = "Use a proof as it was written, whole and unedited.";
const NOBODY_PAID = "Tell the organiser: this season can pay nobody.";

/** What is wrong with a claim or its proof. */
export const CLAIM_MESSAGES: Record<string, RevertMessage> = {
  IdolNotSinger: message(
    ([singer, sender], { address }) =>
      `The proof pays ${address(singer)}, but ${address(sender)} sent the claim in its own name.`,
    "Claim with the singer's account, or relay the claim: the singer is then paid.",
  ),
  IdolScoreBelowThreshold: message(([score, threshold], { scores }) => {
    const [got, asked] = scores(score, threshold);
    return `The score ${got} is below the season's threshold ${asked}.`;
  }, SING_AGAIN),
  IdolScoreNegative: message(
    ([score, threshold], words) =>
      `The score ${words.score(score)} is negative, the season's threshold is ${words.score(threshold)}.`,
    SING_AGAIN,
  ),
  IdolScoreOutOfRange: message(
    ([score, low, high], words) =>
      `The score ${words.score(score)} is not one that the season's judge can give (${words.score(low)} to ${words.score(high)}).`,
    "Prove with the season's own judge.",
  ),
  IdolAlreadyClaimed: message(([season, singer, score, best], { address, scores }) => {
    const [now, before] = scores(score, best);
    return `${address(singer)} has claimed in season ${season} with ${before}; ${now} is not better, and the prize is paid once.`;
  }, "Withdraw the prize, or claim again with a better score, for the record."),
  IdolClaimUnderAudit: message(
    ([season, singer], { address }) =>
      `${address(singer)} has a claim in the audited season ${season}, and that claim is the one audited.`,
    "Wait for the end of the audit.",
  ),
  EzklKeyMismatch: message(
    () =>
      "The proof was made for another chain, reward contract, season or recording, or for other terms of the season.",
    PROVE_AGAIN,
  ),
  EzklAccountIsZero: message(() => "The proof names no account.", PROVE_AGAIN),
  IdolMissingRecording: message(
    ([season]) => `Season ${season} has an audit, and the proof is bound to no recording.`,
    PROVE_AGAIN,
  ),
  IdolUnexpectedRecording: message(
    ([season]) => `Season ${season} has no audit, but the proof is bound to a recording.`,
    PROVE_AGAIN,
  ),
  EzklInstanceCountMismatch: message(
    ([expected, actual]) => `The proof has ${actual} public instances, not ${expected}.`,
    AS_WRITTEN,
  ),
  EzklInstanceNotReduced: message(
    ([index]) => `Public instance ${index} is not below the field's modulus.`,
    AS_WRITTEN,
  ),
  EzklInvalidProof: message(
    ([verifier], { address }) =>
      `The verifier ${address(verifier)} refuses the proof: its bytes or its instances were changed, or another judge made it.`,
    "Prove again with the season's judge. Your recording is kept.",
  ),
  EzklVerifierHasNoCode: message(
    ([verifier], { address }) => `There is no code at the verifier's address ${address(verifier)}.`,
    NOBODY_PAID,
  ),
  EzklVerifierChanged: message(
    ([verifier], { address }) => `The code at ${address(verifier)} is not that of the season's opening.`,
    NOBODY_PAID,
  ),
  EzklVerifierOutOfGas: message(
    ([, gas]) => `The verifier used up all ${gas} gas that it was given.`,
    "Raise the gas limit in your wallet; if that does not help, tell the organiser.",
  ),
  EzklUnexpectedAnswer: message(
    ([verifier], { address }) => `The verifier ${address(verifier)} did not answer with a plain yes.`,
    NOBODY_PAID,
  ),
  IdolNotAllowlisted: message(
    ([season, singer], { address }) => `${address(singer)} is not on the allowlist of season ${season}.`,
    "Ask the organiser for your admission and paste it, or choose another season.",
  ),
};
