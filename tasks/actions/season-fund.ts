import { chooseSeason, fundSeason, readCurrency, readSeason } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { parseAmount } from "../ui/contest-options.ts";
import { required, wholeNumber } from "../ui/options.ts";
import type { FundResult } from "../ui/organiser-messages.ts";
import { describeFunded } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface SeasonFundArguments {
  season: string | undefined;
  amount: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function seasonFund(
  args: SeasonFundArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<FundResult> {
  return await runTask({ json: args.json, show: describeFunded }, async ({ onProgress }) => {
    const wanted = required(args.amount, "amount");
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    const { chain, reward, sender } = await openReward(hre, args);
    // A season may be funded before it opens, so a named one is taken as it is.
    const { number, terms } = await (named === undefined ? chooseSeason(reward) : readSeason(reward, named));
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    const amount = parseAmount(wanted, currency, "amount");
    onProgress({ step: "Fund the season" });
    return { ...(await fundSeason(reward, sender, number, amount, currency)), currency };
  });
}
