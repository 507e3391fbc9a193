import {
  checkedAddress,
  type Revealed,
  readClaim,
  recordingHashOf,
  reveal,
  revealFor,
  signReveal,
} from "@idol/client";
import { isHexString } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import { checkReveal } from "../recordings/check-reveal.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import type { SignedReveal } from "../ui/audit-messages.ts";
import { describeRevealed } from "../ui/audit-messages.ts";
import { required, wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface RevealArguments {
  season: string | undefined;
  uri: string | undefined;
  sign: boolean;
  for: string | undefined;
  deadline: string | undefined;
  signature: string | undefined;
  ipfsGateway: string | undefined;
  allowLoopback: boolean;
  unchecked: boolean;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function revealTask(
  args: RevealArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<Revealed | SignedReveal> {
  return await runTask({ json: args.json, show: describeRevealed }, async (running) => {
    const number = wholeNumber(required(args.season, "season"), "season");
    const uri = required(args.uri, "uri");
    const singer = args.for === undefined ? undefined : checkedAddress(args.for, "singer");
    if ((singer === undefined) !== (args.signature === undefined) || (args.sign && singer !== undefined)) {
      throw new TaskError(
        "OPTION_INVALID",
        "--for and --signature go together, and not with --sign.",
        "Sign as the singer with --sign; then anyone sends it with --for, --deadline and --signature.",
      );
    }
    if (args.signature !== undefined && !isHexString(args.signature)) {
      throw new TaskError(
        "OPTION_INVALID",
        "--signature is not in hexadecimal.",
        "Give what idol:reveal --sign printed.",
      );
    }
    const opened = await openReward(hre, args);
    const { chain, reward, address, sender } = opened;
    const { claim } = await readClaim(reward, { season: number, singer: singer ?? sender.address });
    if (!args.unchecked) {
      running.onProgress({ step: "Fetch the recording as the audit will" });
      const isClaimed = (recording: Uint8Array) => recordingHashOf(recording) === claim.recordingHash;
      const { ipfsGateway: gateway, allowLoopback } = args;
      await checkReveal(uri, isClaimed, { gateway, allowLoopback, signal: running.signal });
    }
    if (args.sign) {
      const domain = { chainId: chain.chainId, reward: address };
      // A pause would move the period's end: then the singer signs again.
      const { revealEndsAt: deadline } = (await reward.seasonOf(number)).state;
      const signature = await signReveal(sender, domain, number, uri, deadline);
      const { networkName: network } = chain.connection;
      return { season: number, singer: sender.address, uri, deadline, signature, network, reward: address };
    }
    const about = `season ${number} of ${singer ?? sender.address} ${uri}`;
    const order = { task: "idol:reveal", about, step: "Reveal" };
    if (singer === undefined) {
      return await sendOne(opened, running, order, (to) => reveal(to, number, uri));
    }
    const id = { season: number, singer };
    const deadline = wholeNumber(required(args.deadline, "deadline"), "deadline");
    const signature = required(args.signature, "signature");
    return await sendOne(opened, running, order, (to) => revealFor(to, id, uri, { deadline, signature }));
  });
}
