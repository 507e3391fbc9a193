import type { Deployment } from "@idol/client";
import { type ContestReads, type IIdolReward, openReads, rewardAt } from "@idol/client";
import type { CodedError } from "@idol/ezkl/errors";
import { BrowserProvider, FetchRequest, isError, type JsonRpcApiProvider, JsonRpcProvider } from "ethers";
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

/** Asks which chain answers. @throws PageError `NETWORK_UNREACHABLE`, `NETWORK_MISMATCH` */
export async function checkChain({ provider }: Node, { chainId, network }: Deployment): Promise<void> {
  let found: bigint;
  try {
    found = BigInt(await provider.send("eth_chainId", []));
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
}

/** Why the contest could not be read. Only where it answers with nothing is its code asked for, which is 49 KB. */
export async function explainReading(
  thrown: unknown,
  { provider }: Node,
  { reward, network }: Deployment,
): Promise<CodedError> {
  const code = isError(thrown, "BAD_DATA") && (await provider.getCode(reward).catch(() => undefined));
  if (code !== "0x") return explain(thrown, "The node");
  return new PageError(
    "NOT_DEPLOYED",
    `There is no contest at ${reward} on ${network}: the chain may have been restarted.`,
    "Reload the page; if it stays, tell whoever runs it.",
    { cause: thrown },
  );
}
