/**
 * @idol/ml/browser: from a recording to a proof, in a page. Nothing here or below imports Node.
 *
 * @example
 * import { createProver, decodeAudio, deriveKey, parseJudgeConfig, parseWeights, scoreRecording } from "@idol/ml/browser";
 *
 * const config = parseJudgeConfig(await (await fetch("judge.json")).json(), "judge.json");
 * const weights = parseWeights(await (await fetch("weights.json")).json(), config.network);
 * const prover = createProver({ artefacts, engine: () => WebAssembly.compileStreaming(fetch(engineUrl)) });
 * const { x } = scoreRecording(decodeAudio(bytes), { config, network: { shape: config.network, weights } });
 * const { proof } = await prover.prove({ x, key: deriveKey({ account, chainId, reward, season }) });
 * await prover.close();
 */
export { decodeAudio } from "./audio/decode.ts";
export { melFeatures } from "./audio/mel-features.ts";
export type { Recording } from "./audio/recording.ts";
export { type Manifest, parseManifest } from "./circuit/manifest.ts";
export { ensureError, IdolError, type IdolErrorCode } from "./errors.ts";
export { type JudgeConfig, parseJudgeConfig } from "./judge/config.ts";
export { features } from "./judge/features.ts";
export type { Network } from "./judge/network.ts";
export { type Score, scoreRecording } from "./judge/score.ts";
export { makeTwin, scoreInteger, scoreScale } from "./judge/twin.ts";
export { parseWeights } from "./judge/weights-format.ts";
export { FIELD_MODULUS, instanceToScore } from "./key/field.ts";
export { deriveKey, type KeyBinding, NO_RECORDING, splitKey } from "./key/key.ts";
export { recordingHashOf } from "./key/recording-hash.ts";
export type { OnProgress, ProgressEvent } from "./progress.ts";
export { checkBinding, createBinding, type ProofBinding, parseBinding } from "./prover/binding.ts";
export {
  type BrowserProverOptions,
  createBrowserProver as createProver,
  usableThreads,
} from "./prover/browser.ts";
export { parseProof, proofCalldata } from "./prover/proof.ts";
export type { ProveRequest, ProveResult, Prover, ProvingArtefacts } from "./prover/types.ts";
