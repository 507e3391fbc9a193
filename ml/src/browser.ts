/**
 * @idol/ml/browser: from a recording to a proof, in a page. Nothing here or below imports Node.
 *
 * @example
 * import { createProver, decodeAudio, parseJudgeConfig, parseWeights, scoreRecording } from "@idol/ml/browser";
 *
 * const config = parseJudgeConfig(await (await fetch("judge.json")).json(), "judge.json");
 * const weights = parseWeights(await (await fetch("weights.json")).json(), config.network);
 * const prover = createProver({ artefacts, engine: () => WebAssembly.compileStreaming(fetch(engineUrl)) });
 * const { x } = scoreRecording(decodeAudio(bytes), { config, network: { shape: config.network, weights } });
 * const { proof } = await prover.prove({ x, key: 42n });
 * await prover.close();
 */

export { ensureError } from "@idol/ezkl/errors";
export type { OnProgress, ProgressEvent } from "@idol/ezkl/progress";
export { FIELD_MODULUS, parseProof, proofCalldata, toSigned } from "@idol/ezkl/proof";
export { decodeAudio } from "./audio/decode.ts";
export { melFeatures } from "./audio/mel-features.ts";
export type { Recording } from "./audio/recording.ts";
export {
  type BrowserProverOptions,
  createBrowserProver as createProver,
  usableThreads,
} from "./circuit/browser-prover.ts";
export { type JudgeManifest, parseManifest } from "./circuit/manifest.ts";
export type { ProveRequest, ProveResult, Prover, ProvingArtefacts } from "./circuit/prover.ts";
export { IdolError, type IdolErrorCode } from "./errors.ts";
export { type JudgeConfig, parseJudgeConfig } from "./judge/config.ts";
export { features } from "./judge/features.ts";
export type { Network } from "./judge/network.ts";
export { type Score, scoreRecording } from "./judge/score.ts";
export { makeTwin, scoreInteger, scoreScale } from "./judge/twin.ts";
export { parseWeights } from "./judge/weights-format.ts";
