/**
 * @idol/ml: from a recording to a proof, in Node.
 *
 * @example
 * import { createProver, decodeAudio, deriveKey, loadJudge, readAudioFile, scoreRecording } from "@idol/ml";
 *
 * const prover = await createProver({ judge: "idol" });
 * const { x, score } = scoreRecording(decodeAudio(await readAudioFile("clip.wav")), await loadJudge("idol"));
 * const key = deriveKey({ account, chainId: 31337n, reward, season: 1n });
 * const { proof } = await prover.prove({ x, key });
 * await prover.close();
 */

export {
  checkBinding,
  createBinding,
  deriveKey,
  type KeyBinding,
  NO_RECORDING,
  type ProofBinding,
  parseBinding,
  splitKey,
} from "@idol/client/key";
export { ensureError } from "@idol/ezkl/errors.ts";
export type { OnProgress, ProgressEvent } from "@idol/ezkl/progress.ts";
export { FIELD_MODULUS, toSigned } from "@idol/ezkl/proof/field.ts";
export { parseProof, proofCalldata } from "@idol/ezkl/proof/proof.ts";
export {
  type BatchClip,
  type BatchRequest,
  type BatchResult,
  proveBatch,
} from "../../tasks/proofs/prove-batch.ts";
export {
  bindingPath,
  proveRecording,
  type RecordingProof,
  writeProof,
} from "../../tasks/proofs/prove-recording.ts";
export { decodeAudio } from "./audio/decode.ts";
export { melFeatures } from "./audio/mel-features.ts";
export { readAudioFile } from "./audio/read-file.ts";
export type { Recording } from "./audio/recording.ts";
export { checkJudge } from "./circuit/artefacts.ts";
export { createProver, type NodeProverOptions } from "./circuit/create-prover.ts";
export type { ProveRequest, ProveResult, Prover, ProvingArtefacts } from "./circuit/prover.ts";
export { IdolError, type IdolErrorCode } from "./errors.ts";
export { type AnyJudge, isOpaqueJudge, loadAnyJudge, type OpaqueJudge } from "./judge/any-judge.ts";
export { features } from "./judge/features.ts";
export { type Judge, listJudges, loadJudge } from "./judge/judge-files.ts";
export { type Score, scoreRecording } from "./judge/score.ts";
export { scoreAnyRecording } from "./judge/score-any.ts";
export { makeTwin, scoreInteger, scoreScale } from "./judge/twin.ts";
