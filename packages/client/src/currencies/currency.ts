import { type ContractRunner, decodeBytes32String, type Provider, ZeroAddress } from "ethers";
import { answerOf } from "../reverts/answer-of.ts";
import { tokenAt } from "./erc20.ts";

/** What a season pays in. */
export interface Currency {
  /** The zero address for the native coin. */
  address: string;
  symbol: string;
  decimals: number;
}

export const NATIVE: Currency = { address: ZeroAddress, symbol: "ETH", decimals: 18 };

/** More decimals than any amount of a uint256 has digits make no sense. */
const MAX_DECIMALS = 77;
const MAX_SYMBOL = 12;

/**
 * What a season's amounts are shown in: the native coin, or what its ERC-20 says of itself; a contract that does not tell its decimals is
 * shown in its smallest units.
 *
 * @param native - how the chain's own coin is called
 */
export async function readCurrency(
  runner: ContractRunner,
  address: string,
  native: string = NATIVE.symbol,
): Promise<Currency> {
  if (address === ZeroAddress) return native === NATIVE.symbol ? NATIVE : { ...NATIVE, symbol: native };
  const token = (await readToken(runner, address)) ?? { address, symbol: "units", decimals: 0 };
  return isLookalike(token.symbol, native) ? { ...token, symbol: `${token.symbol} (a token)` } : token;
}

/** A token may call itself as the chain's own coin is called. */
function isLookalike(symbol: string, native: string): boolean {
  return [native, NATIVE.symbol].some((coin) => coin.toLowerCase() === symbol.toLowerCase());
}

/** What an ERC-20 says of itself; undefined where an address holds no contract that tells its decimals. */
export async function readToken(runner: ContractRunner, address: string): Promise<Currency | undefined> {
  const token = tokenAt(address, runner);
  const decimals = await answerOf(() => token.getFunction("decimals").staticCall());
  if (decimals === undefined || Number(decimals) > MAX_DECIMALS) return undefined;
  const symbol = await answerOf(() => token.getFunction("symbol").staticCall());
  return { address, symbol: plain(symbol ?? (await oldSymbol(runner, address))), decimals: Number(decimals) };
}

/** What an account has of a currency, in its smallest units. */
export async function balanceOf(
  provider: Provider,
  { address }: Pick<Currency, "address">,
  account: string,
): Promise<bigint> {
  if (address === ZeroAddress) return await provider.getBalance(account);
  return BigInt(await tokenAt(address, provider).getFunction("balanceOf").staticCall(account));
}

/** Early tokens give their symbol as 32 bytes. */
async function oldSymbol(runner: ContractRunner, address: string): Promise<string> {
  const to = { to: address, data: "0x95d89b41" };
  const answer = await answerOf(async () => decodeBytes32String((await runner.call?.(to)) ?? "0x"));
  return answer ?? "";
}

/** A token names itself: only characters that cannot play tricks are shown. */
function plain(symbol: string): string {
  return symbol.replace(/[^\x21-\x7e]/g, "").slice(0, MAX_SYMBOL) || "tokens";
}
