import {
  type Consent,
  commitmentIn,
  isAudited,
  payWith,
  readCurrency,
  readSeason,
  type Season,
  sendClaim,
  sentAlong,
  signClaim,
  submissionOf,
  wasSent,
} from "@idol/client";
import { namedInstances, toSigned } from "@idol/ezkl/proof";
import { getAddress, isHexString, keccak256 } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { admissionTo } from "../allowlist/allowlist.ts";
import { openReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import { readBoundProof } from "../proofs/bound-proof.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import type { ClaimResult, SignedClaim } from "../ui/messages.ts";
import { describeClaimed } from "../ui/messages.ts";
import { required, wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface ClaimArguments {
  proof: string | undefined;
  relay: boolean;
  sign: boolean;
  deadline: string | undefined;
  signature: string | undefined;
  allowlist: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function claim(
  args: ClaimArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<ClaimResult | SignedClaim> {
  return await runTask({ json: args.json, show: describeClaimed }, async (running) => {
    const proof = required(args.proof, "proof");
    const consent = consentOf(args);
    const bound = await readBoundProof(proof);
    const { account, ...binding } = bound.binding;
    const opened = await openReward(hre, {
      reward: binding.reward,
      from: args.from,
      chainId: BigInt(binding.chainId),
    });
    const { chain, reward, address, sender } = opened;
    const season = await readSeason(reward, BigInt(binding.season));
    const { number, terms } = season;
    if (args.sign) {
      if (sender.address !== getAddress(account)) {
        throw invalid(
          `The proof pays ${account}, and ${sender.address} would sign.`,
          "Sign with the singer's account: --from.",
        );
      }
      const { score } = namedInstances(bound.proof.instances, ["key", "score"]);
      const claim = { season: number, commitment: commitmentIn(bound.binding), score: toSigned(score) };
      // Nobody can claim after it anyway; a pause would move it: then the singer signs again.
      const deadline = season.state.closesAt;
      const signed = await signClaim(sender, { chainId: chain.chainId, reward: address }, claim, deadline);
      const { proofSha256 } = bound.binding;
      const { networkName: network } = chain.connection;
      return { ...claim, ...signed, singer: account, proof, proofSha256, network, allowlist: args.allowlist };
    }
    if (args.relay) requireConsent(season, account, sender.address, consent);
    const admission = await admissionTo(args.allowlist, account, terms.allowlistRoot);
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    const submission = submissionOf(bound.proof, bound.binding, admission, consent);
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
    const told = { scoreScale, relayed: args.relay, currency, payableFrom, network, reward: address, proof };
    return { ...claimed, ...told };
  });
}

/** What the singer signed, as on the command line. @throws OPTION_INVALID */
function consentOf({ relay, sign, deadline, signature }: ClaimArguments): Consent | undefined {
  if (sign && relay) {
    throw invalid("--sign and --relay exclude each other.", "The singer signs, then anyone relays.");
  }
  if (deadline === undefined && signature === undefined) return undefined;
  if (!relay || !isHexString(signature)) {
    throw invalid(
      "--deadline and --signature go together, and with --relay.",
      "Give what idol:claim --sign printed.",
    );
  }
  return { deadline: wholeNumber(required(deadline, "deadline"), "deadline"), signature };
}

/** @throws CONSENT_MISSING where an audited season's claim is sent by another than its singer, who has not signed it */
function requireConsent(season: Season, singer: string, sender: string, consent: Consent | undefined): void {
  if (consent !== undefined || !isAudited(season) || getAddress(singer) === sender) return;
  throw new TaskError(
    "CONSENT_MISSING",
    `Season ${season.number} is audited: a claim binds its singer, so ${singer} has to sign what you send.`,
    "Have the singer run npx hardhat idol:claim --proof proof.json --sign, and give what it prints.",
  );
}

function invalid(message: string, remedy: string): TaskError {
  return new TaskError("OPTION_INVALID", message, remedy);
}
