import { startAnvil as startChain } from "@idol/dev/anvil";
import { JsonRpcProvider } from "ethers";

/** A chain of the bench's own. */
export interface Anvil {
  provider: JsonRpcProvider;
  stop(): Promise<void>;
}

/** Starts Anvil on a free port, with a provider that asks it anew each time. */
export async function startAnvil(): Promise<Anvil> {
  const chain = await startChain();
  // Without the cache, an answer of a quarter of a second ago would stand for the new one.
  const provider = new JsonRpcProvider(chain.url, undefined, { cacheTimeout: -1 });
  return {
    provider,
    async stop() {
      provider.destroy();
      await chain.stop();
    },
  };
}
