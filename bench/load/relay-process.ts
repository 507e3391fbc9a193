/** A relay in a process of its own, to be measured and killed: says where it listens, and ends with its standard input. */
import { rewardAt } from "@idol/client";
import { createRelay } from "@idol/relay";
import { JsonRpcProvider, parseEther } from "ethers";

const { IDOL_NODE, IDOL_REWARD, IDOL_STATE, IDOL_PORT = "0" } = process.env;
const provider = new JsonRpcProvider(IDOL_NODE, undefined, {
  staticNetwork: true,
  cacheTimeout: -1,
  pollingInterval: 100,
});
const { chainId } = await provider.getNetwork();
const relay = await createRelay({
  reward: rewardAt(IDOL_REWARD!, await provider.getSigner(5)),
  contest: { chainId, reward: IDOL_REWARD! },
  dailyCap: parseEther("1000"),
  stateFile: IDOL_STATE,
  perMinute: 1_000_000,
});
process.stdin.on("end", () => process.exit()).resume();
process.stdout.write(`${await relay.listen({ host: "127.0.0.1", port: Number(IDOL_PORT) })}\n`);
