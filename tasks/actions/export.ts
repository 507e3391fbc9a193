import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile, sampleClips } from "@idol/ml/audio-file";
import { scoreRecording } from "@idol/ml/judge";
import { loadJudge, paths } from "@idol/ml/judges";
import { exportJudge } from "@idol/ml/onnx";
import type { ExportResult } from "../ui/messages.ts";
import { describeExport } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";

interface ExportArguments {
  judge: string;
  json: boolean;
}

export default async function exportTask(args: ExportArguments): Promise<ExportResult> {
  return await runTask({ json: args.json, show: describeExport }, async ({ onProgress }) => {
    const judge = await loadJudge(args.judge);
    onProgress({ step: "Compare the ONNX with the trained network on the sample clips" });
    const inputs: Float64Array[] = [];
    for (const clip of await sampleClips()) {
      inputs.push(scoreRecording(decodeAudio(await readAudioFile(clip), clip), judge).x);
    }
    const { largestDifference } = await exportJudge(paths.judge(args.judge), judge.network, inputs);
    return {
      network: paths.artefact(args.judge, "network"),
      input: paths.artefact(args.judge, "input"),
      clips: inputs.length,
      largestDifference,
    };
  });
}
