import { chainTime, phaseEnd, phaseOf, readCurrency, readSeasons } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { viewReward } from "../chain/open-reward.ts";
import { runTask } from "../ui/run-task.ts";
import { describeSeasonList, type SeasonListResult } from "../ui/season-list-message.ts";

interface SeasonListArguments {
  reward: string | undefined;
  json: boolean;
}

export default async function seasonList(
  args: SeasonListArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<SeasonListResult> {
  return await runTask({ json: args.json, show: describeSeasonList }, async ({ onProgress }) => {
    const { chain, reward, address } = await viewReward(hre, args.reward);
    onProgress({ step: "Ask the reward contract" });
    const now = await chainTime(reward);
    const seasons: SeasonListResult["seasons"] = [];
    for (const season of await readSeasons(reward)) {
      const { terms, state, number } = season;
      const ends = phaseEnd(season, now);
      seasons.push({
        season: number,
        phase: phaseOf(season, now),
        ...(ends === undefined ? {} : { until: ends }),
        prize: terms.prize,
        pot: state.pot,
        claims: state.claims,
        threshold: terms.threshold,
        scoreScale: Number(terms.scoreScale),
        currency: await readCurrency(chain.ethers.provider, terms.currency),
      });
    }
    return { network: chain.connection.networkName, reward: address, seasons };
  });
}
