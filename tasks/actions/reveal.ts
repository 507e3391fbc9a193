import {
  checkedAddress,
  type Opening,
  openingOf,
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
import { readBinding } from "../proofs/bound-proof.ts";
import { checkReveal } from "../recordings/check-reveal.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import type { SignedReveal } from "../ui/audit-messages.ts";
import { describeRevealed } from "../ui/audit-messages.ts";
import { required, wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface RevealArguments {
  season: string | undefined;
  uri: string | undefined;
  proof: string;
  opening: string | undefined;
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
    const opening =
      singer === undefined ? openingOf(await readBinding(args.proof)) : parseOpening(args.opening);
    const opened = await openReward(hre, args);
    const { chain, reward, address, sender } = opened;
    await readClaim(reward, { season: number, singer: singer ?? sender.address });
    if (!args.unchecked) {
      running.onProgress({ step: "Fetch the recording as the audit will" });
      const isClaimed = (recording: Uint8Array) => recordingHashOf(recording) === opening.recordingHash;
      const { ipfsGateway: gateway, allowLoopback } = args;
      await checkReveal(uri, isClaimed, { gateway, allowLoopback, signal: running.signal });
    }
    if (args.sign) {
      const domain = { chainId: chain.chainId, reward: address };
      // A pause would move the period's end: then the singer signs again.
      const { revealEndsAt: deadline } = (await reward.seasonOf(number)).state;
      const signature = await signReveal(sender, domain, number, uri, deadline);
      const { networkName: network } = chain.connection;
      const from = { season: number, singer: sender.address, network, reward: address };
      return { ...from, uri, ...opening, deadline, signature };
    }
    const about = `season ${number} of ${singer ?? sender.address} ${uri}`;
    const order = { task: "idol:reveal", about, step: "Reveal" };
    if (singer === undefined) {
      return await sendOne(opened, running, order, (to) => reveal(to, number, uri, opening));
    }
    const id = { season: number, singer };
    const deadline = wholeNumber(required(args.deadline, "deadline"), "deadline");
    const signature = required(args.signature, "signature");
    const signed = { deadline, signature };
    return await sendOne(opened, running, order, (to) => revealFor(to, id, uri, opening, signed));
  });
}

/** `0xSALT:0xHASH`, as `idol:reveal --sign` prints it. @throws OPTION_INVALID */
function parseOpening(text: string | undefined): Opening {
  const [salt, recordingHash, ...more] = required(text, "opening").split(":");
  if (isHexString(salt, 32) && isHexString(recordingHash, 32) && more.length === 0) {
    return { salt, recordingHash };
  }
  throw new TaskError(
    "OPTION_INVALID",
    `--opening "${text}" is not a salt and a hash.`,
    "Give what idol:reveal --sign printed.",
  );
}
