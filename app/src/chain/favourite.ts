import { type Phase, phaseOf } from "@idol/client";
import type { Season } from "./seasons.ts";

/** The season to sing for: an open one, the oldest first, for its singers are the most; else the next to open, else the newest. */
export function favourite(seasons: readonly Season[], now: bigint): Season | undefined {
  const oldestFirst = seasons.toReversed();
  const inPhase = (phase: Phase) => oldestFirst.find((season) => phaseOf(season, now) === phase);
  return inPhase("open") ?? inPhase("upcoming") ?? seasons[0];
}
