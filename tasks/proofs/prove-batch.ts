import { availableParallelism } from "node:os";
import { join } from "node:path";
import { deriveKey, type KeyBinding } from "@idol/client/key";
import { CodedError } from "@idol/ezkl/errors";
import { checkWritable, writeFilesAtomic } from "@idol/ezkl/files";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { readAudioFile } from "@idol/ml/audio-file";
import { loadAnyJudge } from "@idol/ml/judges";
import { checkJudge, createProver, loadProvingArtefacts, type NodeProverOptions } from "@idol/ml/proving";
import { sha256 } from "ethers/crypto";
import { TaskError } from "../errors.ts";
import { bindRecording } from "../recordings/bound-recording.ts";
import { listAudioFiles } from "./batch/audio-files.ts";
import { isClipFault } from "./batch/clip-fault.ts";
import { BatchJournal } from "./batch/journal.ts";
import { readKept } from "./batch/kept-proof.ts";
import { runLanes } from "./batch/lanes.ts";
import { type BatchClip, countOutcomes, progressOf, type Tally } from "./batch/outcome.ts";
import { checkKeepsRecording, checkSameTarget, openingAt } from "./overwrite.ts";
import {
  checkExpectedJudge,
  type ProofContext,
  proveBytes,
  recordingPath,
  writeProof,
} from "./prove-recording.ts";

/** A folder of recordings to prove. */
export interface BatchRequest {
  /** The folder whose audio files are proved. */
  folder: string;
  /** Where `CLIP.proof.json`, its sidecar and the batch's journal go; CLIP is the audio file's whole name. */
  out: string;
  judge: string;
  key: Omit<KeyBinding, "opening">;
  /** Whether each proof is bound to its recording too, as audited seasons ask. */
  bindRecordings?: boolean;
  backend?: NodeProverOptions["backend"];
  /** Provers at work at once, at least 1; by default one for each core. */
  workers?: number | undefined;
  /** Threads of each prover; by default twice its share of the cores. */
  threads?: number | undefined;
  /** Where proving keys are cached; see `cacheFolder`. */
  cache?: string | undefined;
  expectedJudgeHash?: string | undefined;
  /** The season's, in instance units. */
  threshold?: bigint | undefined;
  /** Whether the folders below are proved too, each proof in a folder of the same name. */
  recursive?: boolean | undefined;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

export type { BatchClip } from "./batch/outcome.ts";

/** What a batch did. */
export interface BatchResult extends Tally {
  /** In the order of the files' names. */
  clips: BatchClip[];
  workers: number;
  threads: number;
  scoreScale: number;
  /** The season's, where a node was asked. */
  threshold?: bigint;
}

/** The journal's name in the folder of the proofs. */
export const JOURNAL = "batch.jsonl";

/**
 * Proves every audio file of a folder, several at once. A clip that cannot be proved is listed with its error and the next one
 * follows; what would befall every clip (a damaged judge, a full disk, a cancellation) ends the batch. Run again, a batch keeps the
 * proofs that are there and goes on.
 *
 * @throws TaskError FILE_NOT_FOUND, FILE_UNWRITABLE, OPTION_INVALID, CANCELLED, DISK_FULL, and those of `checkJudge` and `createProver`
 */
export async function proveBatch(request: BatchRequest): Promise<BatchResult> {
  const { judge, out, onProgress = ignoreProgress, signal } = request;
  deriveKey(request.key);
  const names = await listAudioFiles(request.folder, request);
  const loaded = await loadAnyJudge(judge);
  const manifest = await checkJudge(judge, ["features", "compiled", "settings", "vk"]);
  checkExpectedJudge(judge, manifest.judgeHash, request.expectedJudgeHash);
  const { workers, threads } = shareCores(request, names.length);
  const pathOf = (clip: string) => join(out, `${clip}.proof.json`);
  await checkWritable([join(out, JOURNAL), ...names.map(pathOf)]);
  for (const clip of names) await checkSameTarget(pathOf(clip), request.key);
  const artefacts = await loadProvingArtefacts(judge);
  const journal = await BatchJournal.open(join(out, JOURNAL));
  const clips: BatchClip[] = new Array(names.length);
  const started = performance.now();
  const tally = () => countOutcomes(clips, performance.now() - started);
  const proveClip = async (
    index: number,
    prover: () => Promise<ProofContext["prover"]>,
  ): Promise<BatchClip> => {
    const clip = names[index]!;
    const path = pathOf(clip);
    try {
      const bytes = await readAudioFile(join(request.folder, clip));
      const bound = request.bindRecordings === true ? bindRecording(bytes, clip) : undefined;
      const opening = bound && (await openingAt(path, request.key, bound.hash));
      const key = { ...request.key, opening };
      const recordingSha256 = sha256(bytes);
      const identity = { name: judge, hash: manifest.judgeHash };
      const known = journal.get(clip);
      if (known?.recordingSha256 === recordingSha256) {
        const score = await readKept(path, known.proofSha256, key, identity);
        if (score !== undefined) {
          if (bound !== undefined) await writeFilesAtomic([[recordingPath(path), bound.bytes]]);
          return { clip, outcome: "kept", out: path, score };
        }
      }
      await checkKeepsRecording(path, key);
      const judged = bound?.bytes ?? bytes;
      const context = { judge: loaded, manifest, prover: await prover(), key, name: clip, signal };
      const proof = await proveBytes(judged, context);
      await writeProof(path, { ...proof, ...(bound && { recording: bound.bytes }) });
      await journal.add({ clip, recordingSha256, proofSha256: proof.binding.proofSha256 });
      return { clip, outcome: "proved", out: path, score: proof.score, backend: proof.backend };
    } catch (error) {
      if (!isClipFault(error)) throw error;
      return { clip, outcome: "failed", error };
    }
  };
  try {
    await runLanes({
      tasks: names.length,
      lanes: workers,
      signal,
      // What should stay on the screen is worth a line; the steps of several provers at once are not.
      open: () =>
        createProver({
          judge: artefacts,
          backend: request.backend,
          threads,
          cache: request.cache,
          onProgress: (event) => event.lasting === true && onProgress(event),
        }),
      work: async (index, prover) => {
        clips[index] = await proveClip(index, prover);
        onProgress(progressOf(tally(), names.length));
      },
    });
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== "CANCELLED") throw error;
    throw new TaskError(
      "CANCELLED",
      `The batch was cancelled after ${tally().proved} new proofs, which are in ${out}.`,
      "Run it again: it goes on where it stopped.",
      { cause: error },
    );
  }
  const { threshold } = request;
  const scoreScale = manifest.score.scale;
  return { ...tally(), clips, workers, threads, scoreScale, ...(threshold !== undefined && { threshold }) };
}

/**
 * One prover for each core, each with twice its share of threads: what a proof does on one thread alone leaves room that another
 * uses. On two cores, busy with other work, 2 × 2 made more proofs a minute than 2 × 1 or 1 × 2, natively and in WASM.
 */
function shareCores({ workers, threads }: BatchRequest, clips: number): { workers: number; threads: number } {
  if (workers !== undefined && (!Number.isInteger(workers) || workers < 1)) {
    throw new TaskError(
      "OPTION_INVALID",
      `${workers} is not a number of workers.`,
      "Give a whole number from 1.",
    );
  }
  const cores = availableParallelism();
  const most = workers ?? Math.max(1, Math.floor(cores / (threads ?? 1)));
  const used = Math.min(most, clips);
  return { workers: used, threads: threads ?? Math.max(1, Math.min(cores, 2 * Math.floor(cores / used))) };
}
