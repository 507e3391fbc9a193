import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Currency, parseAmount, readCurrency } from "../chain/currency.ts";
import { openReward } from "../chain/open-reward.ts";
import { type Funded, fundSeason } from "../chain/organise.ts";
import { chooseSeason, readSeason } from "../chain/seasons.ts";
import { required, wholeNumber } from "../ui/options.ts";
import { describeFunded } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface SeasonFundArguments {
  season: string | undefined;
  amount: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

/** A pot that was filled, in its currency. */
export interface FundResult extends Funded {
  currency: Currency;
}

export default async function seasonFund(
  args: SeasonFundArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<FundResult> {
  return await runTask({ json: args.json, show: describeFunded }, async ({ onProgress }) => {
    const wanted = required(args.amount, "amount");
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    onProgress({ step: "Compile contracts" });
    const { chain, reward, sender } = await openReward(hre, args);
    // A season may be funded before it opens, so a named one is taken as it is.
    const { number, terms } = await (named === undefined ? chooseSeason(reward) : readSeason(reward, named));
    const currency = await readCurrency(chain, terms.currency);
    const amount = parseAmount(wanted, currency, "amount");
    onProgress({ step: "Fund the season" });
    return { ...(await fundSeason(reward, sender, number, amount, currency)), currency };
  });
}
