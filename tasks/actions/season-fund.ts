import { chooseSeason, fundSeason, readCurrency, readSeason } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { sendToReward } from "../sending/send-to-reward.ts";
import { parseAmount } from "../ui/contest-options.ts";
import { required, wholeNumber } from "../ui/options.ts";
import type { FundResult } from "../ui/organiser-messages.ts";
import { describeFunded } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

const STEP = "Fund the season";

interface SeasonFundArguments {
  season: string | undefined;
  amount: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  anew: boolean;
  json: boolean;
}

export default async function seasonFund(
  args: SeasonFundArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<FundResult> {
  return await runTask({ json: args.json, show: describeFunded }, async (running) => {
    const wanted = required(args.amount, "amount");
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    const opened = await openReward(hre, args);
    const { chain, reward } = opened;
    // A season may be funded before it opens, so a named one is taken as it is.
    const { number, terms } = await (named === undefined ? chooseSeason(reward) : readSeason(reward, named));
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    const amount = parseAmount(wanted, currency, "amount");
    const order = {
      task: "idol:season fund",
      about: `season ${number}`,
      options: { amount: wanted },
      steps: [STEP],
      anew: args.anew,
    };
    const funded = await sendToReward(opened, running, order, (to, command) =>
      command.step(STEP, () => fundSeason(to, command.signer, number, amount, currency)),
    );
    return { ...funded, currency };
  });
}
