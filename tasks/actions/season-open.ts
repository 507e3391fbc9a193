import { checkedAddress } from "@idol/client/key";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { allowlistRootOf } from "../allowlist/allowlist.ts";
import { checkHasCode } from "../chain/has-code.ts";
import { openReward } from "../chain/open-reward.ts";
import { type OpenedAndFunded, openFundedSeason } from "../chain/open-season.ts";
import type { SeasonOptions } from "../chain/season-terms.ts";
import { required } from "../ui/options.ts";
import { describeOpened } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface SeasonOpenArguments extends Omit<SeasonOptions, "badge" | "prize"> {
  prize: string | undefined;
  pot: string | undefined;
  currency: string | undefined;
  allowlist: string | undefined;
  noBadge: boolean;
  open: boolean;
  verifier: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function seasonOpen(
  args: SeasonOpenArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<OpenedAndFunded> {
  return await runTask({ json: args.json, show: describeOpened }, async ({ onProgress }) => {
    const options = {
      ...args,
      prize: required(args.prize, "prize"),
      badge: !args.noBadge,
      allowlistRoot: await allowlistRootOf(args.allowlist, args.allowlistRoot),
      verifier: args.verifier === undefined ? undefined : checkedAddress(args.verifier, "verifier"),
    };
    onProgress({ step: "Compile contracts" });
    const opened = await openReward(hre, args);
    if (options.verifier !== undefined) await checkHasCode(opened.chain, options.verifier, "verifier");
    return await openFundedSeason(hre, opened, options, onProgress);
  });
}
