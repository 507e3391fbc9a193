import { Wallet } from "ethers";
import type { NetworkConfig } from "hardhat/types/config";
import { TaskError } from "../errors.ts";

/**
 * Refuses a key of the configuration that is none, before anything is asked of it. The key itself is never shown.
 *
 * @throws VARIABLE_INVALID, and Hardhat's own error where the variable is not set
 */
export async function checkKeys(network: string, config: NetworkConfig | undefined): Promise<void> {
  if (config?.type !== "http" || !Array.isArray(config.accounts)) return;
  for (const account of config.accounts) {
    const key = (await account.get()).trim();
    if (isKey(key.startsWith("0x") ? key : `0x${key}`)) continue;
    const name = "name" in account && typeof account.name === "string" ? account.name : "an account";
    throw new TaskError(
      "VARIABLE_INVALID",
      `${name} of network "${network}" is not a private key: that is 0x and 64 hexadecimal digits.`,
      `Correct it in the environment, or with: npx hardhat keystore set ${name} --force`,
    );
  }
}

function isKey(key: string): boolean {
  try {
    return new Wallet(key).privateKey.length > 0;
  } catch {
    return false;
  }
}
