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
  const revert = decodeRevert(thrown);
  const known = revert === undefined ? undefined : REVERT_MESSAGES[revert.name];
  if (revert !== undefined && known !== undefined) return reverted(thrown, revert, known, options);
  const [code, message] = failureOf(thrown, options);
  return new ContestError(code, message, REMEDIES[code], { cause: ensureError(thrown) });
}

function reverted(
  thrown: unknown,
  revert: DecodedRevert,
  known: RevertMessage,
  { audience = "terminal", ...units }: ExplainOptions,
): ContestError {
  const fact = known.fact(revert.args, wordsFor(audience, units));
  return new RevertError(revert, `${fact} [${revert.name}]`, known.remedy, { cause: ensureError(thrown) });
}

/** What can be done where the contracts gave no reason that is known. */
const REMEDIES = {
  FUNDS_MISSING: "Send it a little of the chain's coin, or have another account relay the claim.",
  TRANSACTION_PENDING: "Wait until it is in a block, then try again.",
  NETWORK_UNREACHABLE: "Check the connection and try again.",
  REVERTED_WITHOUT_REASON:
    "The season's token may be paused, or have the account on its blacklist: ask the organiser.",
  TRANSACTION_FAILED: "Try again; if it stays, ask the organiser.",
} as const;

/** What failed where the contracts gave no reason that is known. */
function failureOf(
  thrown: unknown,
  { currency, who }: ExplainOptions,
): [code: keyof typeof REMEDIES, message: string] {
  const said = messagesIn(thrown).join("\n");
  const codes = codesIn(thrown);
  if (
    codes.includes("INSUFFICIENT_FUNDS") ||
    /insufficient funds|doesn't have enough funds|gas required exceeds allowance/i.test(said)
  ) {
    return ["FUNDS_MISSING", "The sending account cannot pay for the gas and for what is sent along."];
  }
  if (/nonce (?:is )?too low|already known|underpriced|nonce has already been used/i.test(said)) {
    return [
      "TRANSACTION_PENDING",
      "Another transaction of the sending account is pending, or was taken in the meantime.",
    ];
  }
  if (isUnreachable(thrown)) return ["NETWORK_UNREACHABLE", "The chain does not answer."];
  const data = revertData(thrown);
  if (data !== undefined) {
    return [
      "TRANSACTION_FAILED",
      `The contract refused with an error that is not known here: ${printable(data, 74)}`,
    ];
  }
  if (codes.includes("CALL_EXCEPTION") || codes.includes(3) || /revert/i.test(said)) {
    const token =
      currency === undefined ? "" : ` Tokens such as ${currency.symbol} do so while they are paused.`;
    return ["REVERTED_WITHOUT_REASON", `The call was reverted, and no reason was given.${token}`];
  }
  const [first = ""] = innermostMessage(thrown).split("\n");
  return [
    "TRANSACTION_FAILED",
    `${who === undefined ? "The transaction failed" : `${who} could not do it`}: ${printable(first)}`,
  ];
}
