import { message, type RevertMessage } from "../words.ts";

/** What is wrong with a season, its terms or its pot, or with who asks. */
export const SEASON_MESSAGES: Record<string, RevertMessage> = {
  IdolSeasonUnknown: message(([season]) => `There is no season ${season}.`, "Choose another season."),
  IdolSeasonNotOpen: message(
    ([season, opensAt], { time }) => `Season ${season} opens at ${time(opensAt)}.`,
    "Claim then; the proof stays good and is kept here.",
  ),
  IdolSeasonClosed: message(
    ([season, closedAt], { time }) => `Season ${season} closed at ${time(closedAt)}.`,
    "Choose an open season and prove for it. Your recording is kept.",
  ),
  IdolSeasonPaused: message(
    ([season, until], { time }) => `Season ${season} is paused, until ${time(until)} at the latest.`,
    "Claim later; the time lost is added at the end, and the proof stays good.",
  ),
  IdolSeasonNotPaused: message(
    ([season]) => `Season ${season} is not paused.`,
    "Nothing is to be done: it takes claims in its time.",
  ),
  IdolPauseBudgetExceeded: message(
    ([season, limit]) => `Season ${season} was paused for all of the ${limit} seconds that it ever can be.`,
    "It cannot be paused again; open another season for what comes.",
  ),
  IdolPotTooSmall: message(
    ([season, pot, prize], { amount }) =>
      `The pot of season ${season} holds ${amount(pot)}, less than one prize of ${amount(prize)}.`,
    "Ask the organiser to fund it, and claim again; the proof stays good.",
  ),
  IdolSeasonNotFinal: message(
    ([season, finalAt], { time }) =>
      `Season ${season} is final at ${time(finalAt)}; until then its pot belongs to whoever wins it.`,
    "Close it out then.",
  ),
  IdolInvalidSeasonTimes: message(
    ([opensAt, closesAt, latest], { time }) =>
      `A season from ${time(opensAt)} to ${time(closesAt)} is impossible: it must close after it opens, not in the past, and by ${time(latest)}.`,
    "Choose other times.",
  ),
  IdolInvalidSeasonScores: message(
    ([low, threshold, high], { score }) =>
      `The threshold ${score(threshold)} is not one that the judge can give (${score(low)} to ${score(high)}).`,
    "Choose another threshold.",
  ),
  IdolPrizeIsZero: message(() => "The season would have no prize.", "Give it a prize."),
  IdolOrganiserIsZero: message(() => "The season would have no organiser.", "Name an organiser."),
  IdolInvalidAuditTerms: message(
    ([auditor, bond, reveal, audit], { address, amount }) =>
      `The audit's terms do not go together: auditor ${address(auditor)}, bond ${amount(bond)}, periods of ${reveal} and ${audit} seconds.`,
    "Give an auditor, a bond and two periods of 1 to 90 days, or none of them.",
  ),
  IdolCurrencyNotApproved: message(
    ([currency], { address }) => `The owner has not approved the currency ${address(currency)}.`,
    "Have the contract's owner approve it.",
  ),
  IdolCurrencyHasNoCode: message(
    ([currency], { address }) => `There is no contract at ${address(currency)}.`,
    "Give the token's address on this network.",
  ),
  IdolNothingFunded: message(
    ([season]) => `Nothing would arrive in the pot of season ${season}.`,
    "Give an amount above zero, of a token that transfers what it says.",
  ),
  IdolNothingLeft: message(
    ([season]) => `The pot of season ${season} is empty: nothing is left to take back.`,
    "What is owed to singers is not the organiser's.",
  ),
  IdolNotOrganiser: message(
    ([season, sender], { address }) => `${address(sender)} is not the organiser of season ${season}.`,
    "Connect the organiser's account.",
  ),
  IdolNotGuardian: message(
    ([sender], { address }) => `${address(sender)} is not the guardian of the reward contract.`,
    "Connect the guardian's account.",
  ),
  IdolGuardianIsOwner: message(
    ([account], { address }) => `${address(account)} would be owner and guardian in one.`,
    "Name another guardian, or none.",
  ),
  IdolNotGuardianOrOrganiser: message(
    ([season, sender], { address }) =>
      `${address(sender)} is neither the guardian nor the organiser of season ${season}.`,
    "Connect the account of one of them.",
  ),
  IdolRoleConflict: message(
    ([account], { address }) => `${address(account)} would act for two sides of the season.`,
    "Take three accounts for guardian, organiser and auditor, and another one than the owner's for the auditor.",
  ),
  IdolMissingPrecompile: message(
    ([precompile], { address }) =>
      `There is no working precompile at ${address(precompile)} on this chain: a verifier would accept garbage here.`,
    "Choose a chain with the precompiles of Ethereum.",
  ),
  OwnableUnauthorizedAccount: message(
    ([account], { address }) => `${address(account)} is not the owner of the reward contract.`,
    "Connect the owner's account.",
  ),
  OwnableInvalidOwner: message(
    ([owner], { address }) => `${address(owner)} cannot own the reward contract.`,
    "Name another owner.",
  ),
};
