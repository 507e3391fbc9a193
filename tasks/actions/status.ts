import { type ContestReads, checkedAddress, openReads, ownerOf, readSeason, readSeasons } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { buildContracts } from "../chain/build-contracts.ts";
import { viewReward } from "../chain/open-reward.ts";
import { type SeasonStatus, seasonStatus } from "../chain/status.ts";
import { wholeNumber } from "../ui/options.ts";
import type { StatusResult } from "../ui/organiser-messages.ts";
import { describeStatus } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface StatusArguments {
  season: string | undefined;
  singer: string | undefined;
  first: string;
  count: string;
  index: string | undefined;
  reward: string | undefined;
  json: boolean;
}

export default async function status(
  args: StatusArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<StatusResult> {
  return await runTask({ json: args.json, show: describeStatus }, async ({ onProgress }) => {
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    const from = wholeNumber(args.first, "first");
    const count = wholeNumber(args.count, "count");
    const singer = args.singer === undefined ? undefined : checkedAddress(args.singer, "singer");
    const { chain, reward, address } = await viewReward(hre, args.reward);
    const { chainId, connection } = chain;
    onProgress({ step: "Compile contracts" });
    await buildContracts(hre);
    onProgress({ step: "Ask the reward contract" });
    const asked = named === undefined ? await readSeasons(reward) : [await readSeason(reward, named)];
    const seasons: SeasonStatus[] = [];
    for (const season of asked) seasons.push(await seasonStatus(hre, chain, reward, season, singer));
    const indexUrl = args.index ?? process.env.IDOL_INDEX_URL;
    const reads = openReads({ reward, chainId, indexUrl });
    const board = named === undefined ? {} : { leaderboard: await pageOf(reads, named, from, count) };
    return {
      network: connection.networkName,
      chainId,
      reward: address,
      owner: await ownerOf(reward),
      guardian: await reward.guardian(),
      badge: await reward.badge(),
      seasons,
      ...board,
    };
  });
}

async function pageOf(
  reads: ContestReads,
  season: bigint,
  from: bigint,
  count: bigint,
): Promise<NonNullable<StatusResult["leaderboard"]>> {
  const board = await reads.board(season);
  const entries = await board.page(Number(from), Number(count));
  const { total, source } = board;
  if (source.kind === "index") return { from, total, entries, index: { block: source.block } };
  return { from, total, entries, ...(source.doubt && { index: { doubt: source.doubt.message } }) };
}
