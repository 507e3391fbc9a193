import { type CircuitPlace, readArtefact } from "@idol/ezkl/artefacts";
import { type BuildOptions, buildCircuit, type CircuitBuild } from "@idol/ezkl/build";
import type { CircuitParameters } from "@idol/ezkl/circuit";
import type { FeaturesConfig } from "../judge/config.ts";
import { paths } from "../paths.ts";
import { parseInput } from "./input.ts";
import { interfaceOf } from "./interface.ts";
import { featuresHash, type JudgeManifest, judgeManifest } from "./manifest.ts";
import { customOnnxModel, type ScoreModel, twinModel, wrongScore } from "./score-model.ts";
import { judgeOutputs } from "./witness.ts";

export interface JudgeBuildOptions extends Pick<BuildOptions, "python" | "srs" | "onProgress" | "signal"> {
  /** The judge's name, which also names the verifier. */
  judge: string;
  quantisation: CircuitParameters;
  /** Part of what the judge is, though not of its circuit. */
  features: FeaturesConfig;
  /** Of a custom ONNX judge: the scale of its score, as `judge.json` says; every other is of the project's own form. */
  customOnnx?: { scoreScale: number } | undefined;
  /** Where `network.onnx` and `input.json` lie and the rest is written. */
  place: CircuitPlace;
}

export interface JudgeBuild extends CircuitBuild {
  manifest: JudgeManifest;
}

/**
 * Builds a judge's circuit from its `network.onnx` and `input.json`. The sample must be within what the circuit can hold, and its
 * witness must give the score that the ONNX gives.
 *
 * @throws CodedError as `buildCircuit`, `ARTEFACT_MISSING`, `ONNX_UNSUPPORTED`, `ARTEFACT_MISMATCH`
 */
export async function buildJudge(options: JudgeBuildOptions): Promise<JudgeBuild> {
  const { judge, quantisation, features, customOnnx, place, ...rest } = options;
  const source = paths.artefactIn(place.folder, "network");
  const onnx = await readArtefact(source);
  const input = await readArtefact(paths.artefactIn(place.folder, "input"));
  const sample = parseInput(Buffer.from(input).toString("utf8"), paths.artefactIn(place.folder, "input"));
  const scores =
    customOnnx === undefined
      ? twinModel(onnx, quantisation, source)
      : customOnnxModel(onnx, quantisation, customOnnx.scoreScale, source);
  await scores.disagreement(sample.x, 0n);
  const { manifest, ran } = await buildCircuit({
    ...rest,
    name: judge,
    onnx,
    input,
    parameters: quantisation,
    interface: interfaceOf(quantisation.scale, scores.scale, {
      lowest: scores.lowest,
      highest: scores.highest,
    }),
    bound: { features: featuresHash(features) },
    check: (outputs) => checkSample(outputs, sample, scores),
    place,
  });
  return { manifest: judgeManifest(manifest), ran };
}

async function checkSample(
  outputs: readonly bigint[][],
  sample: { key: bigint; x: Float64Array },
  scores: ScoreModel,
): Promise<void> {
  const { key, score } = judgeOutputs(outputs);
  if (key !== sample.key) throw wrongScore(`key ${key}`, `${sample.key}`);
  const own = await scores.disagreement(sample.x, score);
  if (own !== undefined) throw wrongScore(`score ${score}`, own);
}
