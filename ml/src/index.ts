/**
 * @idol/ml: from a recording to a proof, in Node.
 *
 * @example
 * import { createProver, decodeAudio, loadJudge, readAudioFile, scoreRecording } from "@idol/ml";
 *
 * const prover = await createProver({ judge: "idol" });
 * const { x, score } = scoreRecording(decodeAudio(await readAudioFile("clip.wav")), await loadJudge("idol"));
 * const { proof } = await prover.prove({ x, key: 42n });
 * await prover.close();
 */

export { ensureError } from "@idol/ezkl/errors";
export type { OnProgress, ProgressEvent } from "@idol/ezkl/progress";
export { FIELD_MODULUS, parseProof, proofCalldata, toSigned } from "@idol/ezkl/proof";
export { decodeAudio } from "./audio/decode.ts";
export { melFeatures } from "./audio/mel-features.ts";
export { readAudioFile } from "./audio/read-file.ts";
export type { Recording } from "./audio/recording.ts";
export { checkJudge } from "./circuit/artefacts.ts";
export { createProver, type NodeProverOptions } from "./circuit/create-prover.ts";
export type { ProveRequest, ProveResult, Prover, ProvingArtefacts } from "./circuit/prover.ts";
export { IdolError, type IdolErrorCode } from "./errors.ts";
export { type AnyJudge, type CustomOnnxJudge, isCustomOnnxJudge, loadAnyJudge } from "./judge/any-judge.ts";
export { features } from "./judge/features.ts";
export { type Judge, listJudges, loadJudge } from "./judge/judge-files.ts";
export { type Score, scoreRecording } from "./judge/score.ts";
export { scoreAnyRecording } from "./judge/score-any.ts";
export { makeTwin, scoreInteger, scoreScale } from "./judge/twin.ts";
