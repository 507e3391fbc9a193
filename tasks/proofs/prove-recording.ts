import { formatScores } from "@idol/client/format";
import { createBinding, deriveKey, drawOpening, type KeyBinding, type ProofBinding } from "@idol/client/key";
import { writeFilesAtomic } from "@idol/ezkl/files";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { toSigned } from "@idol/ezkl/proof";
import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import type { JudgeManifest, ProveResult, Prover } from "@idol/ml/circuit";
import { scoreRecording } from "@idol/ml/judge";
import { type AnyJudge, inputFor, isCustomOnnxJudge, loadAnyJudge } from "@idol/ml/judges";
import { checkJudge, createProver, type NodeProverOptions } from "@idol/ml/proving";
import { TaskError } from "../errors.ts";
import type { BoundRecording } from "../recordings/bound-recording.ts";

/** A recording to prove, and what the proof is bound to. */
export interface RecordingRequest {
  /** Path of a WAV or AIFF file. */
  audio: string;
  judge: string;
  /** Where `recording` is given and no opening, a salt is drawn here. */
  key: KeyBinding;
  /** What the proof is bound to; judged instead of the file. */
  recording?: BoundRecording | undefined;
  backend?: NodeProverOptions["backend"];
  threads?: number | undefined;
  /** The judge hash that is asked for; another judge is refused before anything is computed. */
  expectedJudgeHash?: string | undefined;
  /** The season's, in instance units: a score below it is told at once. */
  threshold?: bigint | undefined;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

/** A recording's proof with its sidecar. */
export interface RecordingProof extends ProveResult {
  binding: ProofBinding;
  /** In instance units, `2^scoreScale` for a score of 1. */
  score: bigint;
  scoreScale: number;
  /** The file to keep and to reveal, where the proof is bound to it. */
  recording?: Uint8Array;
}

/**
 * Proves a recording's score. The engine starts while the audio is analysed.
 *
 * @throws TaskError those of `checkJudge`, `createProver` and `proveBytes`
 */
export async function proveRecording(request: RecordingRequest): Promise<RecordingProof> {
  const { judge, recording, backend, threads, threshold, onProgress = ignoreProgress, signal } = request;
  const key =
    recording === undefined ? request.key : { opening: drawOpening(recording.hash), ...request.key };
  // A wrong key is refused before anything is computed.
  deriveKey(key);
  const loaded = await loadAnyJudge(judge);
  const manifest = await checkJudge(judge, ["features", "compiled", "settings", "vk"]);
  checkExpectedJudge(judge, manifest.judgeHash, request.expectedJudgeHash);
  const bytes = recording?.bytes ?? (await readAudioFile(request.audio));
  const prover = await createProver({ judge, backend, threads, onProgress });
  try {
    onProgress({ step: "features" });
    const name = request.audio;
    const onScore = (score: bigint) => warnBelow(score, threshold, manifest.score.scale, onProgress);
    const made = await proveBytes(bytes, { judge: loaded, manifest, prover, key, name, signal, onScore });
    return { ...made, ...(recording && { recording: recording.bytes }) };
  } finally {
    await prover.close();
  }
}

/** What the recordings of one judge are proved with. */
export interface ProofContext {
  judge: AnyJudge;
  manifest: JudgeManifest;
  prover: Prover;
  key: KeyBinding;
  /** What to call the recording in an error. */
  name?: string;
  signal: AbortSignal | undefined;
  /** Told the score as soon as it is known: before the proof, but for a custom ONNX judge. */
  onScore?: (score: bigint) => void;
}

/**
 * Analyses the bytes of an audio file and has their score proved. The score in the proof must be the integer twin's; a custom ONNX judge's is what the
 * circuit says.
 *
 * @throws TaskError those of `decodeAudio`, `features` and `Prover.prove`
 */
export async function proveBytes(bytes: Uint8Array, context: ProofContext): Promise<RecordingProof> {
  const { judge, manifest, prover, signal, onScore = () => {} } = context;
  const recording = decodeAudio(bytes, context.name);
  const { x, instance: expected } = isCustomOnnxJudge(judge)
    ? { x: inputFor(recording, judge), instance: undefined }
    : scoreRecording(recording, judge);
  if (expected !== undefined) onScore(expected);
  const result = await prover.prove({ x, key: deriveKey(context.key), signal });
  const score = toSigned(result.instances[1]);
  if (expected === undefined) onScore(score);
  if (expected !== undefined && score !== expected) {
    const [circuit, twin] = formatScores(score, expected, manifest.score.scale);
    throw new TaskError(
      "ARTEFACT_MISMATCH",
      `The circuit scored ${circuit}, the integer twin ${twin}.`,
      "The judge's artefacts are not of one build: rebuild with idol:export and idol:circuit.",
    );
  }
  const binding = createBinding(result.proof, context.key, { name: judge.name, hash: manifest.judgeHash });
  return { ...result, binding, score, scoreScale: manifest.score.scale };
}

/** Tells of a score that the season will not pay for, while there is time to sing again. */
function warnBelow(
  score: bigint,
  threshold: bigint | undefined,
  scale: number,
  onProgress: OnProgress,
): void {
  if (threshold === undefined || score >= threshold) return;
  const [got, asked] = formatScores(score, threshold, scale);
  const detail = `The score ${got} is below the season's threshold ${asked}: a claim with this proof will be refused.`;
  onProgress({ step: "score", detail, lasting: true });
}

/** @throws BINDING_MISMATCH where a season's judge is another one. */
export function checkExpectedJudge(judge: string, hash: string, expected: string | undefined): void {
  if (expected === undefined || expected === hash) return;
  throw new TaskError(
    "BINDING_MISMATCH",
    `The season's judge has the hash ${expected}, the judge "${judge}" has ${hash}.`,
    "Prove with the season's judge (--judge), or choose a season of this one (--season).",
  );
}

/** The sidecar's path. */
export function bindingPath(proofPath: string): string {
  return `${proofPath}.binding.json`;
}

/** The path of the recording to keep. */
export function recordingPath(proofPath: string): string {
  return `${proofPath}${RECORDING}`;
}

/** How the name of a recording to keep ends. */
export const RECORDING = ".recording.wav";

/** Writes a proof, its sidecar and the recording that it is bound to, all or none. @throws DISK_FULL */
export async function writeProof(
  path: string,
  { proof, binding, recording }: Pick<RecordingProof, "proof" | "binding" | "recording">,
): Promise<void> {
  await writeFilesAtomic([
    ...(recording === undefined ? [] : [[recordingPath(path), recording] as const]),
    [path, proof],
    [bindingPath(path), `${JSON.stringify(binding, null, 2)}\n`],
  ]);
}
