import { CodedError, ensureError } from "@idol/ezkl/errors";
import { ContestError, RevertError } from "../errors.ts";
import { printable } from "../format/numbers.ts";
import { type DecodedRevert, decodeRevert, revertData } from "./decode.ts";
import { AUDIT_MESSAGES } from "./messages/audits.ts";
import { CLAIM_MESSAGES } from "./messages/claims.ts";
import { PAYMENT_MESSAGES } from "./messages/payments.ts";
import { SEASON_MESSAGES } from "./messages/seasons.ts";
import { codesIn, innermostMessage, isUnreachable, messagesIn } from "./nested.ts";
import { type Audience, type RevertMessage, type Units, wordsFor } from "./words.ts";

/** What each custom error that a transaction of ours can meet means. */
export const REVERT_MESSAGES: Record<string, RevertMessage> = {
  ...CLAIM_MESSAGES,
  ...SEASON_MESSAGES,
  ...AUDIT_MESSAGES,
  ...PAYMENT_MESSAGES,
};

/** For whom, and in which units. */
export interface ExplainOptions extends Units {
  /** A terminal if not given. */
  audience?: Audience;
  /** Who sends, as a wallet's name, for what failed without a reason that is known. */
  who?: string;
}

/** What a call or a transaction threw as a sentence with a remedy; what has a code of ours already stays as it is. */
export function explainFailure(thrown: unknown, options: ExplainOptions = {}): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const { audience = "terminal" } = options;
  const revert = decodeRevert(thrown);
  const known = revert === undefined ? undefined : REVERT_MESSAGES[revert.name];
  if (revert !== undefined && known !== undefined) return reverted(thrown, revert, known, options);
  const [message, remedies] = failureOf(thrown, options);
  const code = remedies === UNREACHABLE ? "NETWORK_UNREACHABLE" : "TRANSACTION_FAILED";
  return new ContestError(code, message, remedies[audience], { cause: ensureError(thrown) });
}

function reverted(
  thrown: unknown,
  revert: DecodedRevert,
  known: RevertMessage,
  { audience = "terminal", ...units }: ExplainOptions,
): ContestError {
  const fact = known.fact(revert.args, wordsFor(audience, units));
  return new RevertError(revert, `${fact} [${revert.name}]`, known[audience], { cause: ensureError(thrown) });
}

type Remedies = Record<Audience, string>;

const NO_FUNDS: Remedies = {
  terminal: "Fund it, or let a relayer send the claim with --relay.",
  page: "Send it a little of the chain's coin, or have another account relay the claim.",
};
const PENDING: Remedies = {
  terminal: "Wait until it is in a block and run the command again: what was done already is not done twice.",
  page: "Wait until the wallet shows it as done, then try again.",
};
const UNREACHABLE: Remedies = {
  terminal: "Check the network's url, and that the node runs; then run the command again.",
  page: "Check the connection; the page tries again by itself. What you sang and proved is kept.",
};
const NO_REASON: Remedies = {
  terminal: "Look whether the token of the season is paused, or has one of the accounts on its blacklist.",
  page: "The season's token may be paused, or have the account on its blacklist: ask the organiser.",
};
const UNKNOWN: Remedies = {
  terminal: "Read the node's words above; check network, account and gas.",
  page: "Try again; if it stays, ask the organiser.",
};

/** What failed where the contracts gave no reason that is known. */
function failureOf(
  thrown: unknown,
  { currency, who }: ExplainOptions,
): [message: string, remedies: Remedies] {
  const said = messagesIn(thrown).join("\n");
  const codes = codesIn(thrown);
  if (codes.includes("INSUFFICIENT_FUNDS") || /insufficient funds|doesn't have enough funds/i.test(said)) {
    return ["The sending account cannot pay for the gas and for what is sent along.", NO_FUNDS];
  }
  if (/nonce (?:is )?too low|already known|underpriced|nonce has already been used/i.test(said)) {
    return ["Another transaction of the sending account is pending, or was taken in the meantime.", PENDING];
  }
  if (isUnreachable(thrown)) return ["The chain does not answer.", UNREACHABLE];
  const data = revertData(thrown);
  if (data !== undefined) {
    return [`The contract refused with an error that is not known here: ${printable(data, 74)}`, UNKNOWN];
  }
  if (codes.includes("CALL_EXCEPTION") || codes.includes(3) || /revert/i.test(said)) {
    const token =
      currency === undefined ? "" : ` Tokens such as ${currency.symbol} do so while they are paused.`;
    return [`The call was reverted, and no reason was given.${token}`, NO_REASON];
  }
  const [first = ""] = innermostMessage(thrown).split("\n");
  return [
    `${who === undefined ? "The transaction failed" : `${who} could not do it`}: ${printable(first)}`,
    UNKNOWN,
  ];
}
