/** Options of a contest, as they are written on a command line. */
import {
  amountIn,
  type ClaimId,
  type Currency,
  checkedAddress,
  instanceIn,
  NATIVE,
  REJECT_REASONS,
  type Rejection,
  readToken,
  secondsIn,
} from "@idol/client";
import { type ContractRunner, ZeroAddress } from "ethers";
import { TaskError } from "../errors.ts";

/** Seconds of a duration such as `90s`, `15m`, `12h` or `30d`. @throws OPTION_INVALID */
export function parseDuration(text: string, option: string): number {
  const seconds = secondsIn(text);
  if (seconds !== undefined) return seconds;
  throw invalid(
    `--${option} "${text}" is not a duration.`,
    "Give a whole number above zero and a unit: 90s, 15m, 12h or 30d.",
  );
}

/** An amount in a currency's smallest unit. @throws OPTION_INVALID for what is no amount, has too many digits, or is zero */
export function parseAmount(text: string, { symbol, decimals }: Currency, option: string): bigint {
  const amount = amountIn(text, { decimals });
  if (amount !== undefined) return amount;
  throw invalid(
    `--${option} "${text}" is not an amount of ${symbol}.`,
    `Give a number above zero with ${decimals} digits after the point at most, as 0.01.`,
  );
}

/** The currency at an address; the zero address, or none, is the native coin. @throws OPTION_INVALID if it is no ERC-20, ADDRESS_INVALID */
export async function currencyOption(runner: ContractRunner, text: string | undefined): Promise<Currency> {
  if (text === undefined || text === ZeroAddress) return NATIVE;
  const address = checkedAddress(text, "currency");
  const token = await readToken(runner, address);
  if (token !== undefined) return token;
  throw invalid(
    `The contract at ${address} is not an ERC-20: it does not tell its decimals.`,
    "Give the token's address on this network, or none for the native coin.",
  );
}

/** The least instance that is not below a decimal score: `⌈score · 2^scale⌉`. @throws OPTION_INVALID */
export function parseScore(text: string, scale: number): bigint {
  const instance = instanceIn(text, scale);
  if (instance !== undefined) return instance;
  throw invalid(`--threshold "${text}" is not a score.`, "Give a decimal number such as 0.75.");
}

/** Reads `SEASON:ADDRESS`. @throws OPTION_INVALID, ADDRESS_INVALID */
export function parseClaimId(text: string): ClaimId {
  const [season = "", singer = "", ...rest] = text.split(":");
  if (/^\d{1,78}$/.test(season) && singer !== "" && rest.length === 0) {
    return { season: BigInt(season), singer: checkedAddress(singer, "singer") };
  }
  throw invalid(
    `--claim "${text}" does not name a claim.`,
    "Give the season's number and the singer's address, as --claim 1:0xf39F…",
  );
}

/** Why a claim is rejected, and for a copy whose claim is the earlier one. @throws OPTION_INVALID, ADDRESS_INVALID */
export function parseRejection(text: string, original: string | undefined): Rejection {
  const reason = REJECT_REASONS.find((known) => known === text);
  if (reason === undefined) {
    throw invalid(`--reason "${text}" is not known.`, `Give one of ${REJECT_REASONS.join(", ")}.`);
  }
  if ((reason === "copy") !== (original !== undefined)) {
    throw invalid(
      reason === "copy" ? "--original is missing." : "--original goes with --reason copy alone.",
      "For a copy, say with --original whose earlier claim it copies; idol:audit shows it.",
    );
  }
  return original === undefined
    ? { reason }
    : { reason, original: checkedAddress(original, "singer of the original") };
}

function invalid(message: string, remedy: string): TaskError {
  return new TaskError("OPTION_INVALID", message, remedy);
}
