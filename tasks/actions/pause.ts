import { chooseSeason, type Paused, pauseSeason, readSeason } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { wholeNumber } from "../ui/options.ts";
import { describePaused } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface PauseArguments {
  season: string | undefined;
  off: boolean;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function pause(args: PauseArguments, hre: HardhatRuntimeEnvironment): Promise<Paused> {
  return await runTask({ json: args.json, show: describePaused }, async ({ onProgress }) => {
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    const { reward } = await openReward(hre, args);
    const { number } = await (named === undefined ? chooseSeason(reward) : readSeason(reward, named));
    onProgress({ step: args.off ? "Let claims go on" : "Pause claims" });
    return await pauseSeason(reward, number, !args.off);
  });
}
