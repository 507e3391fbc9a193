import { rewardAt } from "@idol/client";
import { createRelay } from "@idol/relay";
import { JsonRpcProvider, parseEther } from "ethers";
import type { LocalDeployment } from "./serve.ts";

/** A relay of a local contest, on a free port of this machine. */
export interface LocalRelay {
  url: string;
  stop(): Promise<void>;
}

/** Serves a relay that sends from the contest's demo account "Relayer". */
export async function startLocalRelay(node: string, deployment: LocalDeployment): Promise<LocalRelay> {
  const { address } = deployment.demoAccounts!.find(({ name }) => name === "Relayer")!;
  const provider = new JsonRpcProvider(node, undefined, { staticNetwork: true, cacheTimeout: -1 });
  const relay = await createRelay({
    reward: rewardAt(deployment.reward, await provider.getSigner(address)),
    contest: { chainId: BigInt(deployment.chainId), reward: deployment.reward },
    dailyCap: parseEther("1"),
    payBonds: true,
  });
  return {
    url: await relay.listen({ host: "127.0.0.1", port: 0 }),
    async stop() {
      await relay.close();
      provider.destroy();
    },
  };
}
