import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { viewReward } from "../chain/open-reward.ts";
import { readSeason } from "../chain/seasons.ts";
import { type Entry, leaderboardPage, type SeasonStatus, seasonStatus } from "../chain/status.ts";
import { wholeNumber } from "../ui/options.ts";
import { describeStatus } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface StatusArguments {
  season: string | undefined;
  first: string;
  count: string;
  reward: string | undefined;
  json: boolean;
}

/** How a reward contract stands. */
export interface StatusResult {
  network: string;
  chainId: bigint;
  reward: string;
  owner: string;
  guardian: string;
  badge: string;
  seasons: SeasonStatus[];
  /** A page of the one season that was asked for, best first. */
  leaderboard?: { from: bigint; rows: bigint; entries: Entry[] };
}

export default async function status(
  args: StatusArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<StatusResult> {
  return await runTask({ json: args.json, show: describeStatus }, async ({ onProgress }) => {
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    const from = wholeNumber(args.first, "first");
    const count = wholeNumber(args.count, "count");
    onProgress({ step: "Compile contracts" });
    const { chain, reward, address } = await viewReward(hre, args.reward);
    const { ethers, chainId, connection } = chain;
    const contract = await ethers.getContractAt("IdolReward", address);
    onProgress({ step: "Ask the reward contract" });
    const last = await reward.seasonCount();
    const numbers =
      named === undefined
        ? Array.from({ length: Number(last) }, (_, index) => BigInt(index + 1))
        : [(await readSeason(reward, named)).number];
    const seasons: SeasonStatus[] = [];
    for (const number of numbers) seasons.push(await seasonStatus(hre, chain, reward, number));
    const board =
      named === undefined
        ? {}
        : { leaderboard: { from, ...(await leaderboardPage(reward, named, from, count)) } };
    return {
      network: connection.networkName,
      chainId,
      reward: address,
      owner: await contract.owner(),
      guardian: await reward.guardian(),
      badge: await reward.badge(),
      seasons,
      ...board,
    };
  });
}
