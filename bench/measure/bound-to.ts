import { hexlify, randomBytes, Wallet } from "ethers";

/** Options of idol:prove for all that a proof is bound to, drawn at random, so that no node is asked. */
export function boundToAnything(): string[] {
  const [account, reward] = [Wallet.createRandom().address, Wallet.createRandom().address];
  const terms = hexlify(randomBytes(32));
  return ["--account", account, "--reward", reward, "--season", "1", "--chain-id", "1", "--terms", terms];
}
