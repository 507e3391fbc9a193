import { decodeAudio } from "@idol/ml/audio/decode.ts";
import { readAudioFile } from "@idol/ml/audio/read-file.ts";
import { loadJudge } from "@idol/ml/judge/judge-files.ts";
import { scoreRecording } from "@idol/ml/judge/score.ts";
import { exportJudge } from "@idol/ml/onnx/export-judge.ts";
import { paths } from "@idol/ml/paths.ts";
import { sampleClips } from "@idol/ml/samples.ts";
import { describeExport } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";

interface ExportArguments {
  judge: string;
  json: boolean;
}

/** Where the ONNX was written, and how it was checked. */
export interface ExportResult {
  network: string;
  input: string;
  /** Clips on which onnxruntime and the trained network were compared. */
  clips: number;
  largestDifference: number;
}

export default async function exportTask(args: ExportArguments): Promise<ExportResult> {
  return await runTask({ json: args.json, show: describeExport }, async ({ onProgress }) => {
    const judge = await loadJudge(args.judge);
    onProgress({ step: "Compare the ONNX with the trained network on the sample clips" });
    const pictures: Float64Array[] = [];
    for (const clip of await sampleClips()) {
      pictures.push(scoreRecording(decodeAudio(await readAudioFile(clip), clip), judge).x);
    }
    const { largestDifference } = await exportJudge(paths.judge(args.judge), judge.network, pictures);
    return {
      network: paths.artefact(args.judge, "network"),
      input: paths.artefact(args.judge, "input"),
      clips: pictures.length,
      largestDifference,
    };
  });
}
