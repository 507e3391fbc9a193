import { CodedError } from "@idol/ezkl/errors";
import type { Recording } from "../../audio/recording.ts";
import type { Judge } from "../judge-files.ts";
import { scoreRecording } from "../score.ts";

/** What a judge makes of one sound. */
export interface Verdict {
  score: number;
  /** Whether the score reaches the published threshold. */
  isPaid: boolean;
}

/** Why a sound has no score: it is too little, or no proof of it could exist. Nobody is paid for it. */
const UNSCORED: ReadonlySet<string> = new Set([
  "AUDIO_TOO_SHORT",
  "AUDIO_SILENT",
  "AUDIO_NOT_FINITE",
  "CIRCUIT_RANGE",
]);

/** Scores a sound as the contract would see it; nothing where it has no score. */
export function judgeSound(recording: Recording, judge: Judge): Verdict | undefined {
  const { threshold } = judge.config;
  try {
    const { score, instance } = scoreRecording(recording, judge);
    return { score, isPaid: threshold !== null && instance >= BigInt(threshold.instance) };
  } catch (thrown) {
    if (thrown instanceof CodedError && UNSCORED.has(thrown.code)) return undefined;
    throw thrown;
  }
}

/** How many of some sounds are paid, and the best score; null where none has one. */
export interface Tally {
  name: string;
  sounds: number;
  paid: number;
  best: number | null;
}

/** Counts verdicts; a sound without a score is one that is not paid. */
export function tally(name: string, verdicts: readonly (Verdict | undefined)[]): Tally {
  const scores = verdicts.flatMap((verdict) => (verdict === undefined ? [] : [verdict.score]));
  return {
    name,
    sounds: verdicts.length,
    paid: verdicts.filter((verdict) => verdict?.isPaid).length,
    best: scores.length === 0 ? null : Math.max(...scores),
  };
}
