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
export { decodeAudio } from "./audio/decode.ts";
export { melFeatures } from "./audio/mel-features.ts";
export { readAudioFile } from "./audio/read-file.ts";
export type { Recording } from "./audio/recording.ts";
export { checkCircuit } from "./circuit/artefacts.ts";
export { ensureError, IdolError, type IdolErrorCode } from "./errors.ts";
export { type AnyJudge, isOpaqueJudge, loadAnyJudge, type OpaqueJudge } from "./judge/any-judge.ts";
export { features } from "./judge/features.ts";
export { type Judge, listJudges, loadJudge } from "./judge/judge-files.ts";
export { type Score, scoreRecording } from "./judge/score.ts";
export { scoreAnyRecording } from "./judge/score-any.ts";
export { makeTwin, scoreInteger, scoreScale } from "./judge/twin.ts";
export { FIELD_MODULUS, instanceToScore } from "./key/field.ts";
export { deriveKey, type KeyBinding, NO_RECORDING, splitKey } from "./key/key.ts";
export type { OnProgress, ProgressEvent } from "./progress.ts";
export { type BatchClip, type BatchRequest, type BatchResult, proveBatch } from "./prove-batch.ts";
export { bindingPath, proveRecording, type RecordingProof, writeProof } from "./prove-recording.ts";
export { checkBinding, createBinding, type ProofBinding, parseBinding } from "./prover/binding.ts";
export { createProver, type NodeProverOptions } from "./prover/create-prover.ts";
export { parseProof, proofCalldata } from "./prover/proof.ts";
export type { ProveRequest, ProveResult, Prover, ProvingArtefacts } from "./prover/types.ts";
