import type { Provider } from "ethers";
import { TaskError } from "../errors.ts";

/** The block that brought a contract, by halving: the node is asked for its code at older and older blocks. @throws OPTION_INVALID where the node does not know so far back */
export async function findDeploymentBlock(provider: Provider, address: string): Promise<number> {
  let before = -1;
  let there = await provider.getBlockNumber();
  try {
    while (there - before > 1) {
      const middle = Math.floor((before + there) / 2);
      if ((await provider.getCode(address, middle)) === "0x") before = middle;
      else there = middle;
    }
  } catch (cause) {
    throw new TaskError(
      "OPTION_INVALID",
      `The node does not know the contracts of block ${Math.floor((before + there) / 2)}, so it cannot say when ${address} was deployed.`,
      "Give --from-block: the block of the deployment, as the explorer shows it.",
      { cause },
    );
  }
  return there;
}
