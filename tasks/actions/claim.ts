import { payWith, readCurrency, readSeason, sendClaim, submissionOf } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { admissionTo } from "../allowlist/allowlist.ts";
import { openReward } from "../chain/open-reward.ts";
import { readBoundProof } from "../proofs/bound-proof.ts";
import type { ClaimResult } from "../ui/messages.ts";
import { describeClaimed } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface ClaimArguments {
  proof: string | undefined;
  relay: boolean;
  allowlist: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function claim(
  args: ClaimArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<ClaimResult> {
  return await runTask({ json: args.json, show: describeClaimed }, async ({ onProgress }) => {
    const bound = await readBoundProof(required(args.proof, "proof"));
    const { account, ...binding } = bound.binding;
    const { chain, reward, address, sender } = await openReward(hre, {
      reward: binding.reward,
      from: args.from,
      chainId: BigInt(binding.chainId),
    });
    const { number, terms } = await readSeason(reward, BigInt(binding.season));
    const admission = await admissionTo(args.allowlist, account, terms.allowlistRoot);
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    // A second claim posts nothing: the contract tells what is wrong with it.
    const { status } = await reward.claimOf(number, account);
    const bond = status === 0n ? terms.bond : 0n;
    const paid = bond === 0n ? {} : await payWith(currency, sender, address, bond);
    onProgress({ step: "Send the claim" });
    const claimed = await sendClaim(
      reward,
      submissionOf(bound.proof, bound.binding, admission),
      args.relay,
      paid,
    );
    const { payableFrom } = await reward.owedTo(number, account);
    const scoreScale = Number(terms.scoreScale);
    const { networkName: network } = chain.connection;
    return { ...claimed, scoreScale, relayed: args.relay, currency, payableFrom, network, reward: address };
  });
}
