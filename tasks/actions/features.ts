import { extname } from "node:path";
import { writeFilesAtomic } from "@idol/ezkl/files";
import { decodeAudio, melSpectrogramOf, toMelFeatures } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { spectrogramPng, spectrogramSvg } from "@idol/ml/drawing";
import { loadAnyJudge } from "@idol/ml/judges";
import { TaskError } from "../errors.ts";
import type { FeaturesResult } from "../ui/features-message.ts";
import { describeFeatures } from "../ui/features-message.ts";
import { optionalNumber, required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface FeaturesArguments {
  audio: string | undefined;
  judge: string;
  nFft: string | undefined;
  hopLength: string | undefined;
  nMels: string | undefined;
  offset: string | undefined;
  duration: string | undefined;
  out: string | undefined;
  picture: string | undefined;
  json: boolean;
}

export default async function features(args: FeaturesArguments): Promise<FeaturesResult> {
  const output = { json: args.json, show: describeFeatures, toPrint: jsonOf };
  return await runTask(output, async ({ onProgress }) => {
    const audio = required(args.audio, "audio");
    const format = pictureFormat(args.picture);
    const recording = decodeAudio(await readAudioFile(audio), audio);
    const defaults = (await loadAnyJudge(args.judge)).config.features;
    const parameters = {
      sampleRate: defaults.sampleRate,
      fMin: defaults.fMin,
      fMax: defaults.fMax,
      nFft: optionalNumber(args.nFft, "n-fft") ?? defaults.nFft,
      hopLength: optionalNumber(args.hopLength, "hop-length") ?? defaults.hopLength,
      nMels: optionalNumber(args.nMels, "n-mels") ?? defaults.nMels,
      offset: optionalNumber(args.offset, "offset") ?? defaults.offset,
      duration: optionalNumber(args.duration, "duration") ?? defaults.duration,
    };
    onProgress({ step: "Compute the spectrogram" });
    const spectrogram = melSpectrogramOf(recording, parameters, audio);
    const mel = toMelFeatures(spectrogram);
    const files: [string, string | Uint8Array][] = [];
    if (args.out !== undefined) files.push([args.out, `${JSON.stringify(mel)}\n`]);
    if (args.picture !== undefined)
      files.push([
        args.picture,
        format === ".svg"
          ? spectrogramSvg(spectrogram, { ...parameters, title: audio })
          : spectrogramPng(spectrogram),
      ]);
    await writeFilesAtomic(files);
    return { ...mel, parameters, spectrogram, written: files.map(([path]) => path) };
  });
}

/** The format that a picture's name asks for. */
function pictureFormat(path: string | undefined): ".svg" | ".png" | undefined {
  if (path === undefined) return undefined;
  const format = extname(path).toLowerCase();
  if (format === ".svg" || format === ".png") return format;
  throw new TaskError(
    "OPTION_INVALID",
    `--picture is "${path}".`,
    "Name a .svg file for a picture with axes and colour bar, or a .png file for the bare spectrogram.",
  );
}

/** What `--json` prints: the same as `--out` writes, with the parameters. */
function jsonOf({ shape, db, parameters }: FeaturesResult): unknown {
  return { shape, db, parameters };
}
