import { printable } from "../../format/numbers.ts";
import { message, type RevertMessage } from "../words.ts";

/** What is wrong with money that is sent along, taken or paid out, and what tokens and Solidity itself say. */
export const PAYMENT_MESSAGES: Record<string, RevertMessage> = {
  IdolValueMismatch: message(
    ([expected, actual]) => `${actual} wei were sent along where ${expected} are needed.`,
    "Reload the page and claim again.",
  ),
  IdolNothingOwed: message(
    ([season, singer], { address }) => `Season ${season} owes ${address(singer)} nothing.`,
    "Claim first; a prize that was withdrawn is not owed any more.",
  ),
  IdolClaimNotFinal: message(
    ([season, singer, finalAt], { address, time }) =>
      `The claim of ${address(singer)} in season ${season} is final at ${time(finalAt)}.`,
    "Withdraw then.",
  ),
  IdolPaymentFailed: message(
    ([to, amount], { address }) => `${address(to)} refuses a payment of ${amount} wei.`,
    "Withdraw to another address.",
  ),
  IdolBondMismatch: message(
    ([expected, received], { amount }) =>
      `Of the bond of ${amount(expected)} only ${amount(received)} arrived: the token takes a fee on transfers, or reports wrong amounts.`,
    "Tell the organiser: this season can take no claim.",
  ),
  IdolWithdrawForRefused: message(
    ([singer], { address }) => `${address(singer)} wants to be paid by its own withdrawal only.`,
    "Leave it to the singer.",
  ),
  IdolCurrencyShort: message(
    ([currency, balance, held], { address, amount }) =>
      `The contract holds ${amount(balance)} of the token ${address(currency)} and owes ${amount(held)}: the token takes fees on top, or rebases.`,
    "Tell the organiser: nothing more is taken in this token.",
  ),
  IdolCurrencyOverflow: message(
    ([currency], { address }) => `The contract would hold more of ${address(currency)} than it can count.`,
    "Give a smaller amount.",
  ),
  IdolQueueNotEmpty: message(
    ([season]) => `Claims of season ${season} that wait can still have prizes from its pot.`,
    "Have promote called for the season, until none waits, and close out then.",
  ),
  IdolNotSelf: message(
    ([sender], { address }) => `${address(sender)} is not the contract itself, which alone makes this call.`,
    "Send several claims with claimBatch.",
  ),
  IdolInvalidReceiver: message(
    ([to], { address }) => `${address(to)} cannot be paid: it is zero, or the reward contract itself.`,
    "Withdraw to another address.",
  ),
  ERC20InsufficientBalance: message(
    ([sender, balance, needed], { address, amount }) =>
      `${address(sender)} has ${amount(balance)} of the token and would need ${amount(needed)}.`,
    "Get some, or have another account send the claim.",
  ),
  ERC20InsufficientAllowance: message(
    ([spender, allowance, needed], { address, amount }) =>
      `The token lets ${address(spender)} take ${amount(allowance)}, and ${amount(needed)} are needed.`,
    "Allow the bond first, then claim.",
  ),
  ERC20InvalidReceiver: message(
    ([receiver], { address }) => `The token does not pay to ${address(receiver)}.`,
    "Withdraw to another address.",
  ),
  SafeERC20FailedOperation: message(
    ([token], { address }) =>
      `The token ${address(token)} refuses the transfer: too little of it is there, it is paused, or it has an account on its blacklist.`,
    "Check the account's balance; else ask the organiser what the token says.",
  ),
  EnforcedPause: message(() => "The token is paused by its issuer.", "Try again when it is not."),
  Error: message(
    ([reason]) => `The call was refused with the words "${printable(String(reason))}".`,
    "The words are the contract's or its token's own: do what they ask, or ask the organiser.",
  ),
  Panic: message(
    ([code]) =>
      `The called contract broke off: ${PANICS[Number(code)] ?? "an internal error"} (panic 0x${BigInt(code as bigint).toString(16)}).`,
    "If a token is involved, check the balances; else tell the organiser.",
  ),
};

/** Solidity's panic codes that a contract in use can meet. */
const PANICS: Record<number, string> = {
  1: "an assertion failed",
  17: "a number ran over or below its range",
  18: "a division by zero",
  33: "a value that its enum does not have",
  49: "a pop of an empty array",
  50: "an index out of its array's range",
  65: "too much memory was asked for",
};
