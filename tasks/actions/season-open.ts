import { checkedAddress } from "@idol/client/key";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { allowlistRootOf } from "../allowlist/allowlist.ts";
import { checkHasCode } from "../chain/has-code.ts";
import { openReward } from "../chain/open-reward.ts";
import {
  dryRunSeason,
  type OpenedAndFunded,
  openFundedSeason,
  type SeasonDryRun,
} from "../chain/open-season.ts";
import type { SeasonOptions } from "../chain/season-terms.ts";
import { required } from "../ui/options.ts";
import { describeOpened } from "../ui/organiser-messages.ts";
import { describeDryRun } from "../ui/plan-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface SeasonOpenArguments extends Omit<SeasonOptions, "badge" | "prize" | "duration"> {
  duration: string | undefined;
  prize: string | undefined;
  pot: string | undefined;
  currency: string | undefined;
  allowlist: string | undefined;
  noBadge: boolean;
  open: boolean;
  anyway: boolean;
  anew: boolean;
  dryRun: boolean;
  verifier: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function seasonOpen(
  args: SeasonOpenArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<OpenedAndFunded | SeasonDryRun> {
  return await runTask<OpenedAndFunded | SeasonDryRun>(
    { json: args.json, show: describe },
    async (running) => {
      const options = {
        ...args,
        prize: required(args.prize, "prize"),
        duration: args.duration ?? "30d",
        badge: !args.noBadge,
        allowlistRoot: await allowlistRootOf(args.allowlist, args.allowlistRoot),
        verifier: args.verifier === undefined ? undefined : checkedAddress(args.verifier, "verifier"),
      };
      running.onProgress({ step: "Compile contracts" });
      const opened = await openReward(hre, args);
      if (options.verifier !== undefined) await checkHasCode(opened.chain, options.verifier, "verifier");
      if (args.dryRun) return await dryRunSeason(hre, opened, options, running);
      return await openFundedSeason(hre, opened, options, running);
    },
  );
}

function describe(result: OpenedAndFunded | SeasonDryRun): string {
  return "dryRun" in result ? describeDryRun(result) : describeOpened(result);
}
