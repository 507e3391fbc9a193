import { writeFilesAtomic } from "./atomic-write.ts";
import { decodeAudio } from "./audio/decode.ts";
import { readAudioFile } from "./audio/read-file.ts";
import { checkCircuit } from "./circuit/artefacts.ts";
import { IdolError } from "./errors.ts";
import { loadJudge } from "./judge/judge-files.ts";
import { scoreRecording } from "./judge/score.ts";
import { instanceToScore } from "./key/field.ts";
import type { KeyBinding } from "./key/key.ts";
import { deriveKey } from "./key/key.ts";
import { ignoreProgress, type OnProgress } from "./progress.ts";
import { createBinding, type ProofBinding } from "./prover/binding.ts";
import { createProver, type NodeProverOptions } from "./prover/create-prover.ts";
import type { ProveResult } from "./prover/types.ts";

/** A recording to prove, and what the proof is bound to. */
export interface RecordingRequest {
  /** Path of a WAV or AIFF file. */
  audio: string;
  judge: string;
  key: KeyBinding;
  backend?: NodeProverOptions["backend"];
  threads?: number | undefined;
  /** The judge hash that is asked for; another judge is refused before anything is computed. */
  expectedJudgeHash?: string | undefined;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

/** A recording's proof with its sidecar. */
export interface RecordingProof extends ProveResult {
  binding: ProofBinding;
  /** In instance units, `2^scoreScale` for a score of 1. */
  score: bigint;
  scoreScale: number;
}

/**
 * Proves a recording's score. The engine starts while the audio is analysed; the score in the proof must be the integer twin's.
 *
 * @throws IdolError those of `decodeAudio`, `features`, `checkCircuit`, `createProver` and `Prover.prove`
 */
export async function proveRecording(request: RecordingRequest): Promise<RecordingProof> {
  const { judge, backend, threads, onProgress = ignoreProgress, signal } = request;
  const key = deriveKey(request.key);
  const loaded = await loadJudge(judge);
  const manifest = await checkCircuit(judge, undefined, ["compiled", "settings", "vk"]);
  if (request.expectedJudgeHash !== undefined && request.expectedJudgeHash !== manifest.judgeHash) {
    throw new IdolError(
      "BINDING_MISMATCH",
      `The season's judge has the hash ${request.expectedJudgeHash}, the judge "${judge}" has ${manifest.judgeHash}.`,
      "Prove with the season's judge (--judge), or choose a season of this one (--season).",
    );
  }
  const bytes = await readAudioFile(request.audio);
  const prover = await createProver({ judge, backend, threads, onProgress });
  try {
    onProgress({ step: "features" });
    const { x, instance: score } = scoreRecording(decodeAudio(bytes), loaded);
    const result = await prover.prove({ x, key, signal });
    if (instanceToScore(result.instances[1]) !== score) {
      throw new IdolError(
        "PROVER_FAILED",
        `The circuit scored ${instanceToScore(result.instances[1])}, the integer twin ${score}.`,
        "The judge's artefacts are not of one build: rebuild with idol:export and idol:circuit.",
      );
    }
    const binding = createBinding(result.proof, request.key, { name: judge, hash: manifest.judgeHash });
    return { ...result, binding, score, scoreScale: manifest.score.scale };
  } finally {
    await prover.close();
  }
}

/** The sidecar's path. */
export function bindingPath(proofPath: string): string {
  return `${proofPath}.binding.json`;
}

/** Writes a proof and its sidecar, both or none. @throws DISK_FULL */
export async function writeProof(
  path: string,
  { proof, binding }: Pick<RecordingProof, "proof" | "binding">,
): Promise<void> {
  await writeFilesAtomic([
    [path, proof],
    [bindingPath(path), `${JSON.stringify(binding, null, 2)}\n`],
  ]);
}
