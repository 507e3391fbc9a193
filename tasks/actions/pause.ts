import { chooseSeason, type EndAsked, endClaims, type Paused, pauseSeason, readSeason } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import { wholeNumber } from "../ui/options.ts";
import { describePaused } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface PauseArguments {
  season: string | undefined;
  off: boolean;
  end: boolean;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function pause(
  args: PauseArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<Paused | EndAsked> {
  return await runTask({ json: args.json, show: describePaused }, async (running) => {
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    if (args.off && args.end) {
      throw new TaskError(
        "OPTION_INVALID",
        "--off and --end exclude each other.",
        "Let claims go on with --off, or ask for their end with --end.",
      );
    }
    const opened = await openReward(hre, args);
    const { reward } = opened;
    const { number } = await (named === undefined ? chooseSeason(reward) : readSeason(reward, named));
    const step = args.end ? "Ask for the end" : args.off ? "Let claims go on" : "Pause claims";
    const order = { task: "idol:pause", about: `season ${number}: ${step}`, step };
    return await sendOne(
      opened,
      running,
      order,
      async (to): Promise<Paused | EndAsked> =>
        args.end ? await endClaims(to, number) : await pauseSeason(to, number, !args.off),
    );
  });
}
