import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { witnessOf } from "@idol/ml/building";
import { inputFor, loadAnyJudge, scoreScaleOf } from "@idol/ml/judges";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { builderOf } from "hardhat-ezkl/build";
import type { WitnessResult } from "../ui/messages.ts";
import { describeWitness } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface WitnessArguments {
  audio: string | undefined;
  judge: string;
  out: string;
  json: boolean;
}

/** A witness for nobody: the key matters only to a proof, and is 1 here. */
const NOBODY = 1n;

export default async function witness(
  args: WitnessArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WitnessResult> {
  return await runWitness(args, hre, { out: args.out, mock: false });
}

/** The body of `idol:witness` and `idol:mock`. */
export async function runWitness(
  args: Omit<WitnessArguments, "out">,
  { config }: HardhatRuntimeEnvironment,
  { out, mock }: { out?: string; mock: boolean },
): Promise<WitnessResult> {
  return await runTask({ json: args.json, show: describeWitness }, async ({ onProgress, signal }) => {
    const audio = required(args.audio, "audio");
    const recording = decodeAudio(await readAudioFile(audio), audio);
    const judge = await loadAnyJudge(args.judge);
    const target = out === undefined ? {} : { out };
    const { key, score } = await witnessOf({
      judge: args.judge,
      x: inputFor(recording, judge),
      key: NOBODY,
      mock,
      onProgress,
      signal,
      python: builderOf(config.ezkl, { onProgress, signal }).python,
      ...target,
    });
    return { key, score, scoreScale: scoreScaleOf(judge.config), mock, ...target };
  });
}
