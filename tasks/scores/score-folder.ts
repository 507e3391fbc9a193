import { join } from "node:path";
import { CodedError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";
import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { type AnyJudge, paths, scoreAnyRecording, scoreScaleOf } from "@idol/ml/judges";
import { openOnnx } from "@idol/ml/onnx";
import { listAudioFiles } from "../proofs/batch/audio-files.ts";
import { isClipFault } from "../proofs/batch/clip-fault.ts";

/** What a judge gives one clip of a folder, or why it has no score. */
export type ClipScore =
  | { clip: string; float: number; integer: bigint; passes: boolean | null }
  | { clip: string; error: CodedError };

/** A folder's scores; counts are of clips. */
export interface FolderScores {
  judge: string;
  clips: ClipScore[];
  scoreScale: number;
  /** The judge's published threshold in instance units; null where there is none. */
  threshold: bigint | null;
  passed: number;
  failed: number;
}

export interface ScoreFolderOptions {
  /** Told of each clip as it is scored. */
  onClip: (clip: ClipScore) => void;
  onProgress: OnProgress;
  signal: AbortSignal;
  /** Whether the folders below are scored too. */
  recursive?: boolean;
}

/**
 * Scores every recording of a folder, in the order of their names: by onnxruntime, and exactly as the circuit will. A clip that cannot be
 * scored is named and does not keep the others.
 *
 * @throws CodedError as `listAudioFiles`; `CANCELLED`; what would befall every clip
 */
export async function scoreFolder(
  folder: string,
  judge: AnyJudge,
  { onClip, onProgress, signal, recursive }: ScoreFolderOptions,
): Promise<FolderScores> {
  const names = await listAudioFiles(folder, { recursive, onProgress });
  const published = judge.config.threshold;
  const threshold = published === null ? null : BigInt(published.instance);
  const clips: ClipScore[] = [];
  const session = await openOnnx(paths.artefactIn(judge.folder, "network"));
  try {
    for (const [index, clip] of names.entries()) {
      if (signal.aborted) throw cancelled(folder, clips.length);
      onProgress({ step: "score", fraction: index / names.length, detail: clip });
      const scored = await scoreClip(clip);
      clips.push(scored);
      onClip(scored);
    }
  } finally {
    await session.close();
  }
  return {
    judge: judge.name,
    clips,
    scoreScale: scoreScaleOf(judge.config),
    threshold,
    passed: clips.filter((clip) => "passes" in clip && clip.passes === true).length,
    failed: clips.filter((clip) => "error" in clip).length,
  };

  async function scoreClip(clip: string): Promise<ClipScore> {
    const path = join(folder, clip);
    try {
      const recording = decodeAudio(await readAudioFile(path), path);
      const { x, instance } = await scoreAnyRecording(recording, judge);
      const passes = threshold === null ? null : instance >= threshold;
      return { clip, float: await session.score(x), integer: instance, passes };
    } catch (error) {
      if (!isClipFault(error)) throw error;
      return { clip, error };
    }
  }
}

function cancelled(folder: string, done: number): CodedError {
  return new CodedError(
    "CANCELLED",
    `Scoring ${folder} was cancelled after ${done} clips.`,
    "Run the command again.",
  );
}
