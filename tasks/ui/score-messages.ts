/** What `idol:score` says of a folder. */

import { formatScore } from "@idol/client/format";
import type { ClipScore, FolderScores } from "../scores/score-folder.ts";

/** One clip's line: the float score, the circuit's, whether it reaches the threshold. */
export function describeClip(clip: ClipScore, scoreScale: number): string {
  if ("error" in clip) return `${clip.clip}: ${clip.error.message}`;
  const verdict = clip.passes === null ? "" : clip.passes ? "  reached" : "  not reached";
  return `${clip.clip}  ${clip.float.toFixed(4)}  ${formatScore(clip.integer, scoreScale)}${verdict}`;
}

/** The same for programs. */
export function clipJson(clip: ClipScore): unknown {
  if (!("error" in clip)) return clip;
  const { code, message, remedy } = clip.error;
  return { clip: clip.clip, error: { code, message, remedy } };
}

/** The last line: how many reach the threshold, how many have no score. */
export function describeFolderScores(result: FolderScores): string {
  const { judge, clips, threshold, scoreScale, passed, failed } = result;
  const scored = clips.length - failed;
  const lines = [
    threshold === null
      ? `${scored} clips scored by ${judge}, which has no threshold.`
      : `${passed} of ${scored} clips reach the threshold of ${judge}, ${formatScore(threshold, scoreScale)}.`,
  ];
  if (failed > 0) lines.push(`${failed} of ${clips.length} clips could not be scored.`);
  return lines.join("\n");
}
