import { type Promoted, promoteClaims } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import { required, wholeNumber } from "../ui/options.ts";
import { describePromoted } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface SeasonPromoteArguments {
  season: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function seasonPromote(
  args: SeasonPromoteArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<Promoted> {
  return await runTask({ json: args.json, show: describePromoted }, async (running) => {
    const season = wholeNumber(required(args.season, "season"), "season");
    const opened = await openReward(hre, args);
    const order = {
      task: "idol:season promote",
      about: `season ${season}`,
      step: "Give prizes to who waits",
    };
    return await sendOne(opened, running, order, (reward) => promoteClaims(reward, season));
  });
}
