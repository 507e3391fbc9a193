import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EzklPython } from "@idol/ezkl/build";
import { decodeAudio, melSpectrogramOf } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { type Network, type NetworkShape, outputShape } from "@idol/ml/judge";
import { exportOnnx, graphNames } from "@idol/ml/onnx";
import { makeRandom } from "@idol/ml/training";
import onnxProto from "onnx-proto";
import { runProgram } from "../measure/run-program.ts";

/** The tutorial's network: one 5 × 5 kernel, stride 4, over 128 bands × 130 frames; 992 relus into one unit. */
const SHAPE: NetworkShape = { rows: 128, cols: 130, channels: 1, kernel: [5, 5], stride: [4, 4] };

/** What PyTorch starts from. Costs do not depend on the weights, so none are trained. */
const SEED = 1;

const script = fileURLToPath(new URL("./tutorial.py", import.meta.url));

/** The tutorial's steps that are timed one by one. */
export type TutorialStep = "build" | "setup" | "prove";

/** Writes the tutorial's network and its input, a recording as the notebook prepares it, into a folder. */
export async function writeTutorial(folder: string, clip: string): Promise<{ x: Float64Array }> {
  const x = await tutorialInput(clip);
  await writeFile(join(folder, "network.onnx"), withSigmoid(exportOnnx(startingNetwork())));
  // The notebook's key is a random number below one; that of its calibration is zero.
  await writeJson(join(folder, "input.json"), { input_data: [[0.5], Array.from(x)] });
  await writeJson(join(folder, "val_data.json"), { input_data: [[0], Array.from(x)] });
  return { x };
}

/** Runs one step. @returns the seconds of each call of EZKL in it */
export async function runTutorial(
  python: EzklPython,
  folder: string,
  step: TutorialStep,
): Promise<Record<string, number>> {
  const run = await runProgram({ command: python.executable, args: [script, step], cwd: folder });
  const answer = run.lines.findLast(({ stream }) => stream === "stdout");
  return JSON.parse(answer!.text) as Record<string, number>;
}

/** dB below the loudest value, padded with zeros to 130 frames as the notebook does. */
async function tutorialInput(clip: string): Promise<Float64Array> {
  const { nMels, frames, db } = melSpectrogramOf(decodeAudio(await readAudioFile(clip)));
  const x = new Float64Array(SHAPE.rows * SHAPE.cols);
  for (let band = 0; band < nMels; band++) {
    const row = db.subarray(band * frames, band * frames + Math.min(frames, SHAPE.cols));
    x.set(row, band * SHAPE.cols);
  }
  return x;
}

function startingNetwork(): Network {
  const random = makeRandom(SEED);
  const { units } = outputShape(SHAPE);
  const draw = (length: number, fanIn: number): Float64Array =>
    Float64Array.from({ length }, () => random.between(-1 / Math.sqrt(fanIn), 1 / Math.sqrt(fanIn)));
  return {
    shape: SHAPE,
    weights: {
      convWeight: draw(25, 25),
      convBias: draw(1, 25),
      linearWeight: draw(units, units),
      linearBias: draw(1, units),
    },
  };
}

/** The notebook ends in a sigmoid, which our own judges do without. */
function withSigmoid(onnx: Uint8Array): Uint8Array {
  const { ModelProto } = onnxProto.onnx;
  const model = ModelProto.decode(onnx);
  const [, y] = graphNames.outputs;
  const last = model.graph!.node!.find(({ output }) => output?.[0] === y)!;
  Object.assign(last, { name: "logit", output: ["logit"] });
  model.graph!.node!.push({ opType: "Sigmoid", name: y, input: ["logit"], output: [y], attribute: [] });
  return ModelProto.encode(model).finish().slice();
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, JSON.stringify(value));
}
