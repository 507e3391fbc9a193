import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import { wipe } from "@nomicfoundation/ignition-core";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Chain } from "./connect.ts";

/** Number of Hardhat's error TRANSACTION_LOST: the journal has a transaction that was about to be sent, and no hash of it. */
const TRANSACTION_LOST = 10410;

interface Lost {
  futureId: string;
  nonce: number;
  sender: string;
}

/**
 * Ignition writes a transaction down before it sends it, and afterwards asks for the hash of one that never left, as when the account
 * could not pay. Where the node knows no transaction of that nonce, neither in a block nor pending, there was none: its entry is
 * wiped, and the deployment can go on.
 *
 * @param folder - of the deployment's journal
 * @returns whether an entry was wiped
 */
export async function forgetUnsent(
  hre: HardhatRuntimeEnvironment,
  { ethers }: Chain,
  folder: string,
  thrown: unknown,
): Promise<boolean> {
  const lost = lostOf(thrown);
  if (lost === undefined) return false;
  if ((await ethers.provider.getTransactionCount(lost.sender, "pending")) > lost.nonce) return false;
  await wipe(folder, new HardhatArtifactResolver(hre.artifacts), lost.futureId);
  return true;
}

function lostOf(thrown: unknown): Lost | undefined {
  const { number, messageArguments } = thrown as { number?: unknown; messageArguments?: unknown };
  return number === TRANSACTION_LOST ? (messageArguments as Lost) : undefined;
}
