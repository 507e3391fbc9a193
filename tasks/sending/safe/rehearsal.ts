import { checkedAddress } from "@idol/client";
import { checkWritable } from "@idol/ezkl/files";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Chain } from "../../chain/connect.ts";
import { TaskError } from "../../errors.ts";

/** A copy of a chain in this process, on which a Safe can be made to send. */
export interface Rehearsal {
  chain: Chain;
  /** The Safe. */
  sender: HardhatEthersSigner;
}

/**
 * Copies the state of a network as it is now, so that what a Safe is to send runs there as it will run then: each transaction upon those before
 * it, from the Safe's own address. Nothing is sent to the network, no key is needed, and the Safe needs no coin for gas.
 *
 * @param from - the Safe's address
 * @param file - where the batch is to be written
 * @throws OPTION_INVALID, ADDRESS_INVALID, FILE_UNWRITABLE
 */
export async function rehearseAs(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  from: string | undefined,
  file: string,
): Promise<Rehearsal> {
  const { networkConfig, networkName } = chain.connection;
  if (from === undefined) {
    throw new TaskError("OPTION_INVALID", "--safe goes with --from.", "Give the Safe's address with --from.");
  }
  const safe = checkedAddress(from, "Safe");
  if (networkConfig.type !== "http") {
    throw new TaskError(
      "OPTION_INVALID",
      `There is no Safe on network "${networkName}", a chain inside this process.`,
      "Choose a running node, as with --network sepolia.",
    );
  }
  await checkWritable([file]);
  const { ethers, provider } = await hre.network.create({
    network: "default",
    override: {
      chainId: Number(chain.chainId),
      forking: {
        url: await networkConfig.url.getUrl(),
        httpHeaders: networkConfig.httpHeaders,
        // Named: Hardhat takes one of many blocks before else, which no reorganisation reaches.
        blockNumber: await chain.ethers.provider.getBlockNumber(),
      },
      // A Safe pays no gas: whoever executes the batch does.
      gasPrice: 0n,
    },
  });
  await provider.request({ method: "hardhat_setNextBlockBaseFeePerGas", params: ["0x0"] });
  // A block of its own: by which rules those of the network run, Hardhat does not know of every chain.
  await provider.request({ method: "evm_mine" });
  const sender = await ethers.getImpersonatedSigner(safe);
  return { chain: { ...chain, ethers, rehearsed: true }, sender };
}
