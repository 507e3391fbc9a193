import { payWith, readCurrency, readSeason, sendClaim, sentAlong, submissionOf, wasSent } from "@idol/client";
import { keccak256 } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { admissionTo } from "../allowlist/allowlist.ts";
import { openReward } from "../chain/open-reward.ts";
import { readBoundProof } from "../proofs/bound-proof.ts";
import { sendOne } from "../sending/send-to-reward.ts";
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
  return await runTask({ json: args.json, show: describeClaimed }, async (running) => {
    const bound = await readBoundProof(required(args.proof, "proof"));
    const { account, ...binding } = bound.binding;
    const opened = await openReward(hre, {
      reward: binding.reward,
      from: args.from,
      chainId: BigInt(binding.chainId),
    });
    const { chain, reward, address } = opened;
    const { number, terms } = await readSeason(reward, BigInt(binding.season));
    const admission = await admissionTo(args.allowlist, account, terms.allowlistRoot);
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    const submission = submissionOf(bound.proof, bound.binding, admission);
    const about = `${keccak256(submission.proof)} of ${account}${args.relay ? " relayed" : ""}`;
    const order = { task: "idol:claim", about, step: "Send the claim" };
    const claimed = await sendOne(opened, running, order, async (to, command) => {
      // A second claim posts nothing: the contract tells what is wrong with it.
      const bond = await command.keep(async () =>
        (await reward.claimOf(number, account)).status === 0n ? terms.bond : 0n,
      );
      const paid = bond === 0n ? {} : sentAlong(currency, bond);
      const method = args.relay ? to.claimFor : to.claim;
      const sent = await wasSent(command.signer, await method.populateTransaction(submission, paid));
      if (bond > 0n && !sent) await payWith(currency, command.signer, address, bond);
      return await sendClaim(to, submission, args.relay, paid);
    });
    const { payableFrom } = await reward.owedTo(number, account);
    const scoreScale = Number(terms.scoreScale);
    const { networkName: network } = chain.connection;
    return { ...claimed, scoreScale, relayed: args.relay, currency, payableFrom, network, reward: address };
  });
}
