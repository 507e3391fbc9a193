import { join } from "node:path";
import { startIndex } from "@idol/indexer";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { findDeploymentBlock } from "../chain/deployment-block.ts";
import { viewReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import { optionalCount, parsePort } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface IndexArguments {
  host: string;
  port: string;
  fromBlock: string | undefined;
  schema: string;
  reward: string | undefined;
  json: boolean;
}

/** Where an index served, until it was ended. */
interface IndexResult {
  url: string;
  reward: string;
}

/** An index that ends by itself is started again after so long; the node may be away. */
const PAUSE_MILLISECONDS = 5_000;

export default async function index(
  args: IndexArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<IndexResult> {
  const show = ({ url }: IndexResult) => `The index at ${url} has ended.`;
  return await runTask({ json: args.json, show, lines: true }, async ({ say, emit, signal, onProgress }) => {
    const port = parsePort(args.port);
    const named = optionalCount(args.fromBlock, "from-block");
    const { chain, address } = await viewReward(hre, args.reward);
    const node = await nodeOf(hre);
    onProgress({ step: "Find the contract's first block" });
    const fromBlock = named ?? (await findDeploymentBlock(chain.ethers.provider, address));
    const options = {
      node,
      contest: { chainId: chain.chainId, reward: address },
      fromBlock,
      folder: join(
        hre.config.paths.cache,
        `index-${chain.folder.split("chain-").at(-1)}-${address.toLowerCase()}`,
      ),
      databaseUrl: process.env.DATABASE_URL,
      schema: args.schema,
      host: args.host,
      port,
      onLog: (line: string) => process.stderr.write(`${line}\n`),
    };
    onProgress({ step: "Start the index" });
    let running = await startIndex(options);
    const { url } = running;
    say(
      `The index is ready: ${url} (GraphQL at /graphql, SQL at /sql, metrics at /metrics, /ready once it has read the past)`,
    );
    say(
      `It follows ${address} from block ${fromBlock}. Ctrl-C ends it; started again, it goes on where it was.`,
    );
    emit({ url, reward: address, fromBlock });
    const aborted = new Promise<"aborted">((resolve) => {
      if (signal.aborted) resolve("aborted");
      signal.addEventListener("abort", () => resolve("aborted"), { once: true });
    });
    const restarting = { ...options, port: Number(new URL(url).port) };
    while ((await Promise.race([aborted, running.ended])) !== "aborted") {
      say("The index has ended by itself; it is started again.");
      await Promise.race([aborted, new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))]);
      if (signal.aborted) break;
      running = await startIndex(restarting);
    }
    await running.stop();
    return { url, reward: address };
  });
}

/** The URL of the network's node. @throws OPTION_INVALID for Hardhat's own chain, which no other process reaches */
async function nodeOf(hre: HardhatRuntimeEnvironment): Promise<string> {
  const network = hre.config.networks[hre.globalOptions.network ?? "default"];
  if (network?.type === "http") return await network.url.getUrl();
  throw new TaskError(
    "OPTION_INVALID",
    "The chain inside this process cannot be indexed: no other process reaches it.",
    "Choose a running node, as with --network anvil.",
  );
}
