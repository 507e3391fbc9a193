import { CodedError, ensureError } from "@idol/ezkl/errors.ts";
import { type ErrorDescription, Interface, isHexString } from "ethers";
import { TaskError } from "../errors.ts";

/** What a refusal of the contracts means, and what to do about it. */
interface Explanation {
  sentence: string;
  remedy: string;
}

/** Errors of what the contracts are built on or pay with: OpenZeppelin's, and ERC-6093's of tokens. */
const FOREIGN = new Interface([
  "error OwnableUnauthorizedAccount(address account)",
  "error SafeERC20FailedOperation(address token)",
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
]);

const date = (seconds: unknown): string => new Date(Number(seconds) * 1000).toISOString();
const PROVE_AGAIN = "Prove again with idol:prove for the chain, contract, season and account that are meant.";

/** One entry for each custom error that a claim, a withdrawal or an organiser's transaction can meet. */
const EXPLANATIONS: Record<string, (args: ErrorDescription["args"]) => Explanation> = {
  IdolNotSinger: ([singer, sender]) => ({
    sentence: `The proof pays ${singer}, but ${sender} sent the claim in its own name.`,
    remedy: "Send it from the singer's account, or relay it for the singer with --relay.",
  }),
  IdolScoreBelowThreshold: ([score, threshold]) => ({
    sentence: `The score ${score} does not reach the season's threshold ${threshold} (instance units).`,
    remedy: "Sing again, with more surprise.",
  }),
  IdolScoreNegative: ([score, threshold]) => ({
    sentence: `The score ${score} is negative, the season's threshold is ${threshold} (instance units).`,
    remedy: "Sing again, with more surprise.",
  }),
  IdolScoreOutOfRange: ([score, low, high]) => ({
    sentence: `The score ${score} is not one that the season's judge can give (${low} to ${high}).`,
    remedy: "Prove with the season's judge.",
  }),
  IdolAlreadyClaimed: ([season, singer, score, best]) => ({
    sentence: `${singer} has claimed in season ${season} with ${best}; ${score} is not better, and the prize is paid once.`,
    remedy: "Withdraw the prize with idol:withdraw, or claim again with a better score, for the record.",
  }),
  IdolClaimUnderAudit: ([season, singer]) => ({
    sentence: `${singer} has a claim in the audited season ${season}, and that claim is the one audited.`,
    remedy: "Wait for the end of the audit.",
  }),
  IdolKeyDomainMismatch: () => ({
    sentence: "The proof was made for another chain, reward contract, season or recording.",
    remedy: PROVE_AGAIN,
  }),
  IdolSingerIsZero: () => ({ sentence: "The proof names no account.", remedy: PROVE_AGAIN }),
  IdolInstanceCountMismatch: ([expected, actual]) => ({
    sentence: `The proof has ${actual} public instances, not ${expected}.`,
    remedy: "Claim with a proof.json that idol:prove wrote.",
  }),
  IdolInstanceNotReduced: ([index]) => ({
    sentence: `Public instance ${index} is not below the field's modulus.`,
    remedy: "Claim with a proof.json that idol:prove wrote.",
  }),
  IdolInvalidProof: ([verifier]) => ({
    sentence: `The verifier ${verifier} refuses the proof: its bytes or its instances were changed, or another judge made it.`,
    remedy: "Take the proof as idol:prove wrote it, made with the season's judge.",
  }),
  IdolVerifierHasNoCode: ([verifier]) => ({
    sentence: `There is no code at the verifier's address ${verifier}.`,
    remedy: "Tell the organiser: this season can pay nobody.",
  }),
  IdolVerifierChanged: ([verifier]) => ({
    sentence: `The code at ${verifier} is not that of the season's opening.`,
    remedy: "Tell the organiser: this season can pay nobody.",
  }),
  IdolVerifierOutOfGas: ([, gas]) => ({
    sentence: `The verifier used up all ${gas} gas that it was given.`,
    remedy: "Send the claim with a higher gas limit; if that does not help, tell the organiser.",
  }),
  IdolUnexpectedVerifierAnswer: ([verifier]) => ({
    sentence: `The verifier ${verifier} did not answer with a plain yes.`,
    remedy: "Tell the organiser: the season's verifier is not one of EZKL's.",
  }),
  IdolSeasonUnknown: ([season]) => ({
    sentence: `There is no season ${season}.`,
    remedy: "Choose another with --season.",
  }),
  IdolSeasonNotOpen: ([season, opensAt]) => ({
    sentence: `Season ${season} opens at ${date(opensAt)}.`,
    remedy: "Claim again then; the proof stays good.",
  }),
  IdolSeasonClosed: ([season, closedAt]) => ({
    sentence: `Season ${season} closed at ${date(closedAt)}.`,
    remedy: "Prove for an open season.",
  }),
  IdolSeasonPaused: ([season, until]) => ({
    sentence: `Season ${season} is paused, until ${date(until)} at the latest.`,
    remedy: "Claim again later: the time lost is added at the end.",
  }),
  IdolPotTooSmall: ([season, pot, prize]) => ({
    sentence: `The pot of season ${season} holds ${pot}, less than one prize of ${prize} (smallest units).`,
    remedy: "Ask the organiser to fund it, and claim again; the proof stays good.",
  }),
  IdolNotAllowlisted: ([season, singer]) => ({
    sentence: `${singer} is not on the allowlist of season ${season}.`,
    remedy: "Ask the organiser to be admitted to a season.",
  }),
  IdolMissingRecording: ([season]) => ({
    sentence: `Season ${season} has an audit, and the claim names no recording.`,
    remedy: PROVE_AGAIN,
  }),
  IdolUnexpectedRecording: ([season]) => ({
    sentence: `Season ${season} has no audit, but the claim names a recording.`,
    remedy: PROVE_AGAIN,
  }),
  IdolValueMismatch: ([expected, actual]) => ({
    sentence: `${actual} wei were sent along where ${expected} are needed.`,
    remedy: "Send exactly that; an audited season's claim posts its bond.",
  }),
  IdolNothingOwed: ([season, singer]) => ({
    sentence: `Season ${season} owes ${singer} nothing.`,
    remedy: "Claim first; a prize that was withdrawn is not owed any more.",
  }),
  IdolClaimNotFinal: ([season, singer, finalAt]) => ({
    sentence: `The claim of ${singer} in season ${season} is final at ${date(finalAt)}.`,
    remedy: "Withdraw then.",
  }),
  IdolPaymentFailed: ([to, amount]) => ({
    sentence: `${to} refuses a payment of ${amount} wei.`,
    remedy: "Let the singer withdraw to another address.",
  }),
  IdolBondMismatch: ([expected, received]) => ({
    sentence: `Of the bond of ${expected} only ${received} arrived (smallest units): the token takes a fee, or lies.`,
    remedy: "Tell the organiser: this season can take no claim.",
  }),
  IdolInvalidReceiver: ([to]) => ({
    sentence: `${to} cannot be paid: it is zero, or the reward contract itself.`,
    remedy: "Give another address with --to.",
  }),
  IdolSeasonNotFinal: ([season, finalAt]) => ({
    sentence: `Season ${season} is final at ${date(finalAt)}; until then its pot belongs to whoever wins it.`,
    remedy: "Close it out then.",
  }),
  IdolInvalidSeasonTimes: ([opensAt, closesAt, latest]) => ({
    sentence: `A season from ${date(opensAt)} to ${date(closesAt)} is impossible: it must close after it opens, not in the past, and by ${date(latest)}.`,
    remedy: "Give another --opens-in or --duration.",
  }),
  IdolInvalidSeasonScores: ([low, threshold, high]) => ({
    sentence: `The threshold ${threshold} is not one that the judge can give (${low} to ${high}, instance units).`,
    remedy: "Give another --threshold, or leave it out for the judge's published one.",
  }),
  IdolPrizeIsZero: () => ({ sentence: "The season would have no prize.", remedy: "Give a --prize." }),
  IdolOrganiserIsZero: () => ({
    sentence: "The season would have no organiser.",
    remedy: "Give an --organiser.",
  }),
  IdolInvalidAuditTerms: ([auditor, bond, reveal, audit]) => ({
    sentence: `The audit's terms do not go together: auditor ${auditor}, bond ${bond}, periods of ${reveal} and ${audit} seconds.`,
    remedy:
      "Give --auditor, --bond, --reveal-period and --audit-period, each period 90d at most; or none of them.",
  }),
  IdolCurrencyNotApproved: ([currency]) => ({
    sentence: `The owner has not approved the currency ${currency}.`,
    remedy: "Open the season from the owner's account, which approves it on the way.",
  }),
  IdolCurrencyHasNoCode: ([currency]) => ({
    sentence: `There is no contract at ${currency}.`,
    remedy: "Give the token's address on this network.",
  }),
  IdolNothingFunded: ([season]) => ({
    sentence: `Nothing would arrive in the pot of season ${season}.`,
    remedy: "Give an --amount above zero, of a token that transfers what it says.",
  }),
  IdolNothingLeft: ([season]) => ({
    sentence: `The pot of season ${season} is empty: nothing is left to take back.`,
    remedy: "Look with idol:status; what is owed to singers is not the organiser's.",
  }),
  IdolNotOrganiser: ([season, sender]) => ({
    sentence: `${sender} is not the organiser of season ${season}.`,
    remedy: "Send it from the organiser's account, see idol:status.",
  }),
  IdolNotGuardian: ([sender]) => ({
    sentence: `${sender} is not the guardian of the reward contract.`,
    remedy:
      "Send it from the guardian's account, see idol:status; --from chooses among the network's accounts.",
  }),
  IdolGuardianIsOwner: ([account]) => ({
    sentence: `${account} would be owner and guardian in one.`,
    remedy: "Name another guardian, or none.",
  }),
  IdolSeasonNotPaused: ([season]) => ({
    sentence: `Season ${season} is not paused.`,
    remedy: "Nothing is to be done: it takes claims in its time.",
  }),
  IdolPauseBudgetExceeded: ([season, limit]) => ({
    sentence: `Season ${season} was paused for all of the ${limit} seconds that it ever can be.`,
    remedy: "It cannot be paused again; open another season for what comes.",
  }),
  IdolSeasonNotAudited: ([season]) => ({
    sentence: `Season ${season} has no audit.`,
    remedy: "Nothing is to be revealed or rejected there.",
  }),
  IdolNoClaim: ([season, singer]) => ({
    sentence: `${singer} has no claim in season ${season}, or it was rejected.`,
    remedy: "See who has with idol:status --season N.",
  }),
  IdolRevealTooEarly: ([season, closesAt]) => ({
    sentence: `Season ${season} closes at ${date(closesAt)}: a recording revealed before could be copied into a claim.`,
    remedy: "Reveal it then.",
  }),
  IdolRevealTooLate: ([season, until]) => ({
    sentence: `The reveal period of season ${season} ended at ${date(until)}.`,
    remedy: "Ask the auditor not to reject the claim.",
  }),
  IdolAlreadyRevealed: ([season, singer]) => ({
    sentence: `${singer} has revealed the recording of season ${season} already.`,
    remedy: "Only the singer's own transaction can name another place: idol:reveal without --for.",
  }),
  IdolInvalidUriLength: ([length, limit]) => ({
    sentence: `The URI has ${length} bytes; it can have 1 to ${limit}.`,
    remedy: "Give a shorter one.",
  }),
  IdolInvalidSignature: ([singer]) => ({
    sentence: `The signature is not ${singer}'s for this season, URI, chain and reward contract.`,
    remedy: "Have the singer sign again with idol:reveal --sign.",
  }),
  IdolNotAuditor: ([season, sender]) => ({
    sentence: `${sender} is not the auditor of season ${season}.`,
    remedy:
      "Send it from the auditor's account, see idol:status; --from chooses among the network's accounts.",
  }),
  IdolAuditTooEarly: ([season, startsAt]) => ({
    sentence: `A claim of season ${season} can be rejected for this reason from ${date(startsAt)} on.`,
    remedy: "Reject it then.",
  }),
  IdolAuditEnded: ([season, finalAt]) => ({
    sentence: `The audit of season ${season} ended at ${date(finalAt)}: its claims are final.`,
    remedy: "Nothing can be done any more.",
  }),
  IdolRejectReasonRefuted: ([season, singer]) => ({
    sentence: `The chain itself refutes the reason: see whether ${singer} revealed in season ${season}, and who claimed first.`,
    remedy: "Look at the claim with idol:audit and give the reason that holds.",
  }),
  ERC20InsufficientBalance: ([sender, balance, needed]) => ({
    sentence: `${sender} has ${balance} of the token and would need ${needed} (smallest units).`,
    remedy: "Get more of the token, or give a smaller amount.",
  }),
  ERC20InsufficientAllowance: ([spender, allowance, needed]) => ({
    sentence: `The token lets ${spender} take ${allowance}, and ${needed} are needed (smallest units).`,
    remedy: "Run the command again: it approves what is needed.",
  }),
  SafeERC20FailedOperation: ([token]) => ({
    sentence: `The token ${token} refuses the transfer.`,
    remedy: "Check that the sender has enough of it, and that the token is an ERC-20.",
  }),
  OwnableUnauthorizedAccount: ([account]) => ({
    sentence: `${account} is not the owner of the reward contract.`,
    remedy: "Send it from the owner's account.",
  }),
};

/** The bytes that a reverted call gave back, wherever the client put them. */
export function revertData(thrown: unknown): string | undefined {
  for (let at: unknown = thrown, depth = 0; depth < 5 && typeof at === "object" && at !== null; depth++) {
    const { data, cause } = at as { data?: unknown; cause?: unknown };
    if (isHexString(data)) return data;
    at = cause ?? data;
  }
  return undefined;
}

/**
 * Turns what a call or a transaction threw into a sentence with a remedy.
 *
 * @param contract - the interface whose custom errors may come back
 */
export function explainRefusal(thrown: unknown, contract: Interface): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const cause = ensureError(thrown);
  const data = revertData(thrown);
  const parsed =
    data === undefined || data === "0x" ? null : (contract.parseError(data) ?? FOREIGN.parseError(data));
  if (parsed !== null) {
    const { sentence, remedy } = EXPLANATIONS[parsed.name]?.(parsed.args) ?? {
      sentence: `The contract refused: ${parsed.name}(${parsed.args.map(String).join(", ")}).`,
      remedy: `Read what ${parsed.name} means in contracts/interfaces.`,
    };
    return new TaskError("CONTRACT_REVERTED", `${sentence} [${parsed.name}]`, remedy, { cause });
  }
  if (/insufficient funds|sender doesn't have enough funds/i.test(cause.message)) {
    return new TaskError(
      "TRANSACTION_FAILED",
      "The sending account cannot pay for the gas and for what is sent along.",
      "Fund it, or let a relayer send the claim with --relay.",
      { cause },
    );
  }
  if (/nonce (is )?too low|already known|underpriced|nonce has already been used/i.test(cause.message)) {
    return new TaskError(
      "TRANSACTION_FAILED",
      "Another transaction of the sending account is pending, or was taken in the meantime.",
      "Wait until it is in a block and run the command again: what was done already is not done twice.",
      { cause },
    );
  }
  return new TaskError(
    "TRANSACTION_FAILED",
    `The transaction failed: ${cause.message.split("\n")[0]}`,
    "Read the node's message above; check network, account and gas.",
    { cause },
  );
}
