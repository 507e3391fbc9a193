import { readArtefact } from "@idol/ezkl/artefacts";
import type { WitnessOutputsOptions } from "@idol/ezkl/prover";
import type { Recording } from "../audio/recording.ts";
import { checkJudge } from "../circuit/artefacts.ts";
import { paths } from "../paths.ts";
import {
  type AnyJudge,
  type CustomOnnxJudge,
  inputSource,
  isCustomOnnxJudge,
  scoreScaleOf,
} from "./any-judge.ts";
import { features } from "./features.ts";
import { dequantise, snap } from "./quantise.ts";
import { type Score, scoreRecording } from "./score.ts";

/** What a judge of either kind sees of a recording, as its circuit gets it. @throws IdolError as `features` */
export function inputFor(recording: Recording, { config }: Pick<AnyJudge, "config">): Float64Array {
  return snap(features(recording, inputSource(config)), config.quantisation.scale);
}

/**
 * Scores a recording by a judge of either kind, in real numbers and exactly as the circuit will.
 *
 * @throws IdolError as `scoreRecording`; for a custom ONNX judge also `JUDGE_INCOMPLETE` without a circuit, `ARTEFACT_MISMATCH`, `PROVER_FAILED`
 */
export async function scoreAnyRecording(recording: Recording, judge: AnyJudge): Promise<Score> {
  if (!isCustomOnnxJudge(judge)) return scoreRecording(recording, judge);
  const { config } = judge;
  const input = features(recording, inputSource(config));
  const { float, instances } = await scoreCustomOnnx(judge, [input]);
  const instance = instances[0]!;
  const x = snap(input, config.quantisation.scale);
  return { x, float: float[0]!, instance, score: dequantise(instance, scoreScaleOf(config)) };
}

/**
 * A custom ONNX judge's scores of inputs: by onnxruntime, and by the witness of its circuit.
 *
 * @throws IdolError `JUDGE_INCOMPLETE` without a circuit, `ARTEFACT_MISMATCH`, and those of `circuitScores`
 */
export async function scoreCustomOnnx(
  { name, folder, config }: CustomOnnxJudge,
  inputs: readonly ArrayLike<number>[],
  options: WitnessOutputsOptions = {},
): Promise<{ float: number[]; instances: bigint[] }> {
  // What native EZKL and onnxruntime need is not loaded for other judges.
  const [{ circuitScores }, { openOnnx }] = await Promise.all([
    import("../circuit/circuit-scores.ts"),
    import("../onnx/session.ts"),
  ]);
  await checkJudge(name, ["features", "network", "compiled"], folder);
  const compiled = await readArtefact(paths.artefactIn(folder, "compiled"));
  const float: number[] = [];
  const session = await openOnnx(await readArtefact(paths.artefactIn(folder, "network")));
  try {
    for (const x of inputs) float.push(await session.score(x));
  } finally {
    await session.close();
  }
  const snapped = inputs.map((x) => snap(x, config.quantisation.scale));
  return { float, instances: await circuitScores(compiled, snapped, options) };
}
