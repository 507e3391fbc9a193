import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { loadAnyJudge, paths, scoreAnyRecording, scoreScaleOf } from "@idol/ml/judges";
import { scoreOnnx } from "@idol/ml/onnx";
import { checkJudge } from "@idol/ml/proving";
import { isFolder } from "../files/is-folder.ts";
import { type FolderScores, scoreFolder } from "../scores/score-folder.ts";
import type { ScoreResult } from "../ui/messages.ts";
import { describeScore } from "../ui/messages.ts";
import { notAFolder, required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";
import { clipJson, describeClip, describeFolderScores } from "../ui/score-messages.ts";

interface ScoreArguments {
  audio: string | undefined;
  judge: string;
  recursive: boolean;
  json: boolean;
}

export default async function score(args: ScoreArguments): Promise<ScoreResult | FolderScores> {
  const { audio } = args;
  if (audio === undefined || !(await isFolder(audio))) return await scoreOne(args);
  const result = await scoreAll(args, audio);
  if (result.failed > 0) process.exitCode = 1;
  return result;
}

/** A line for each clip as it goes, then one for all; with `--json` each is JSON. */
async function scoreAll(
  { judge: name, recursive, json }: ScoreArguments,
  folder: string,
): Promise<FolderScores> {
  const toPrint = ({ clips, ...rest }: FolderScores) => ({ ...rest, clips: clips.length });
  const output = { json, lines: true, show: describeFolderScores, toPrint };
  return await runTask(output, async ({ onProgress, signal, say, emit }) => {
    const judge = await loadAnyJudge(name);
    await checkJudge(name, ["features", "network"]);
    const scale = scoreScaleOf(judge.config);
    const onClip = (clip: FolderScores["clips"][number]) => {
      say(describeClip(clip, scale));
      emit(clipJson(clip));
    };
    return await scoreFolder(folder, judge, { onProgress, signal, onClip, recursive });
  });
}

async function scoreOne(args: ScoreArguments): Promise<ScoreResult> {
  return await runTask({ json: args.json, show: describeScore }, async () => {
    const audio = required(args.audio, "audio");
    if (args.recursive) throw notAFolder();
    const recording = decodeAudio(await readAudioFile(audio), audio);
    const judge = await loadAnyJudge(args.judge);
    await checkJudge(args.judge, ["features", "network"]);
    const { x, instance } = await scoreAnyRecording(recording, judge);
    const { threshold } = judge.config;
    return {
      judge: args.judge,
      float: await scoreOnnx(paths.artefact(args.judge, "network"), x),
      integer: instance,
      scoreScale: scoreScaleOf(judge.config),
      threshold: threshold === null ? null : BigInt(threshold.instance),
    };
  });
}
