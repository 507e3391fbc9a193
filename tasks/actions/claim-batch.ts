import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { claimAll, readClaims } from "../proofs/claim-batch.ts";
import { type BatchClaimResult, describeClaims } from "../ui/claims-message.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface ClaimBatchArguments {
  proofs: string | undefined;
  allowlist: string | undefined;
  from: string | undefined;
  json: boolean;
}

/** What a shell sees where some of the claims were refused. */
const EXIT_REFUSED = 1;

export default async function claimBatch(
  { proofs, allowlist, from, json }: ClaimBatchArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<BatchClaimResult> {
  const result = await runTask({ json, show: describeClaims }, async (running) => {
    const folder = required(proofs, "proofs");
    const found = await readClaims(folder);
    const opened = await openReward(hre, { reward: found.reward, from, chainId: found.chainId });
    return await claimAll(opened, running, { ...found, folder, allowlist });
  });
  if (result.refused.length > 0) process.exitCode = EXIT_REFUSED;
  return result;
}
