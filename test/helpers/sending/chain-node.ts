import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { JsonRpcProvider } from "ethers";
import { type RpcProxy, startRpcProxy } from "../rpc-proxy.ts";

/** A chain as it was at some time. */
export interface ChainState {
  /** What `anvil_dumpState` gave. */
  dump: string;
  /** Its newest block's, in Unix seconds: a node that loads a state goes by its own clock else. */
  time: number;
}

/** Anvil, mining by the clock, behind a proxy that stays where it is when the node dies. */
export interface ChainNode {
  url: string;
  proxy: RpcProxy;
  /** Past the proxy. */
  provider(): JsonRpcProvider;
  request(method: string, ...params: unknown[]): Promise<unknown>;
  state(): Promise<ChainState>;
  /** Kills the node and starts another in its place. */
  replace(state: ChainState | undefined): Promise<void>;
  stop(): Promise<void>;
}

/** Seconds between two blocks. */
const BLOCK = 1;

/** Starts a node on a state, or on an empty chain. */
export async function startChainNode(state?: ChainState): Promise<ChainNode> {
  let running = await startOn(state);
  const proxy = await startRpcProxy(running.anvil.url);
  const request = (method: string, ...params: unknown[]) => running.provider.send(method, params);
  const end = async () => {
    running.provider.destroy();
    await running.anvil.stop();
  };
  return {
    url: proxy.url,
    proxy,
    provider: () => running.provider,
    request,
    state: async () => {
      const block = (await request("eth_getBlockByNumber", "latest", false)) as { timestamp: string };
      const first = (await request("eth_getBlockByNumber", "0x0", false)) as { timestamp: string };
      const dump = (await request("anvil_dumpState")) as string;
      return { dump: withOneFirstBlock(dump, first.timestamp), time: Number(block.timestamp) };
    },
    async replace(next) {
      await end();
      // Two chains that begin in the same second have the same first block.
      await sleep(1000);
      running = await startOn(next);
      proxy.target(running.anvil.url);
    },
    async stop() {
      await proxy.stop();
      await end();
    },
  };
}

/** A node that was given a state dumps its own first block too, and the next one may take either for the chain's. */
function withOneFirstBlock(dump: string, timestamp: string): string {
  const state = JSON.parse(gunzipSync(Buffer.from(dump.slice(2), "hex")).toString("utf8")) as {
    blocks: { header: { number: string; timestamp: string } }[];
  };
  state.blocks = state.blocks.filter(
    ({ header }) => Number(header.number) !== 0 || Number(header.timestamp) === Number(timestamp),
  );
  return `0x${gzipSync(JSON.stringify(state)).toString("hex")}`;
}

async function startOn(state: ChainState | undefined): Promise<{ anvil: Anvil; provider: JsonRpcProvider }> {
  const anvil = await startAnvil();
  const provider = new JsonRpcProvider(anvil.url, undefined, { cacheTimeout: -1, staticNetwork: true });
  if (state !== undefined) {
    await provider.send("anvil_loadState", [state.dump]);
    const ahead = state.time - Math.floor(Date.now() / 1000);
    if (ahead > 0) await provider.send("evm_increaseTime", [ahead + 1]);
  }
  await provider.send("evm_setIntervalMining", [BLOCK]);
  return { anvil, provider };
}
