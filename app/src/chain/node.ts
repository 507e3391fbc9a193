import type { Deployment } from "@idol/client";
import { type ContestReads, type IIdolReward, openReads, rewardAt } from "@idol/client";
import { BrowserProvider, FetchRequest, type JsonRpcApiProvider, JsonRpcProvider } from "ethers";
import { PageError } from "../errors.ts";
import { explain } from "./explain.ts";
import { PATIENCE_MILLISECONDS } from "./patience.ts";
import type { WalletProvider } from "./wallet-provider.ts";

/** How the page reads the chain. */
export interface Node {
  provider: JsonRpcApiProvider;
  reward: IIdolReward;
  /** Leaderboards and the past: of the organiser's index where there is one that can be believed, else of the chain. */
  reads: ContestReads;
}

/** A node by the deployment's address, else through a wallet; undefined where there is neither. Nothing is sent yet. */
export function openNode(deployment: Deployment, wallet: WalletProvider | undefined): Node | undefined {
  const { rpcUrl, chainId, reward } = deployment;
  const options = { staticNetwork: true, batchMaxCount: 1, cacheTimeout: -1 } as const;
  const provider =
    rpcUrl !== undefined
      ? new JsonRpcProvider(requestTo(rpcUrl), chainId, options)
      : wallet && new BrowserProvider(wallet, "any");
  if (provider === undefined) return undefined;
  const contract = rewardAt(reward, provider);
  const reads = openReads({
    reward: contract,
    chainId: BigInt(chainId),
    fromBlock: deployment.fromBlock,
    indexUrl: deployment.indexUrl && new URL(deployment.indexUrl, document.baseURI).href,
  });
  return { provider, reward: contract, reads };
}

function requestTo(rpcUrl: string): FetchRequest {
  const request = new FetchRequest(new URL(rpcUrl, document.baseURI).href);
  request.timeout = PATIENCE_MILLISECONDS;
  return request;
}

/**
 * Asks which chain answers, and whether the contest is there.
 *
 * @throws PageError `NETWORK_UNREACHABLE`, `NETWORK_MISMATCH`, `NOT_DEPLOYED`
 */
export async function checkNode({ provider }: Node, { chainId, reward, network }: Deployment): Promise<void> {
  let found: bigint;
  let code: string;
  try {
    found = BigInt(await provider.send("eth_chainId", []));
    code = await provider.getCode(reward);
  } catch (thrown) {
    throw explain(thrown, "The node");
  }
  if (found !== BigInt(chainId)) {
    throw new PageError(
      "NETWORK_MISMATCH",
      `The node is on chain ${found}; the contest is on ${network} (chain ${chainId}).`,
      "Switch your wallet to that network, or tell whoever runs this page.",
    );
  }
  if (code === "0x") {
    throw new PageError(
      "NOT_DEPLOYED",
      `There is no contest at ${reward} on ${network}: the chain may have been restarted.`,
      "Reload the page; if it stays, tell whoever runs it.",
    );
  }
}
