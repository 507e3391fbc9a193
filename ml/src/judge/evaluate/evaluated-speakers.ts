import { IdolError } from "../../errors.ts";
import type { JudgeConfig } from "../config.ts";
import { PLANS } from "../presets.ts";
import { speakerMatcher } from "../train/split.ts";

/** Whose clips choose and whose examine a judge; an imported one, which does not say, is treated like the default judge. */
export function speakersOf(config: Pick<JudgeConfig, "training">): {
  validation: readonly string[];
  reserved: readonly string[];
} {
  return config.training ?? PLANS.idol.training;
}

/**
 * Tells whether a speaker is heard where these names are asked for. Reserved speakers are heard only when they are named: one
 * by one, or by a name ending in `*` that stands for reserved speakers alone (`savee-*`, but not `ravdess-*`).
 */
export function evaluatedSpeakers(
  asked: readonly string[],
  reserved: readonly string[],
): (speaker: string) => boolean {
  const isAsked = speakerMatcher(asked);
  const isReserved = speakerMatcher(reserved);
  const isNamed = speakerMatcher(asked.filter((name) => isReservedName(name, reserved)));
  return (speaker) => (isReserved(speaker) ? isNamed(speaker) : isAsked(speaker));
}

/**
 * Checks that all speakers asked for are reserved ones: an acceptance on other voices would prove nothing.
 *
 * @throws IdolError `OPTION_INVALID`
 */
export function checkReserved(asked: readonly string[], reserved: readonly string[]): void {
  const other = asked.find((name) => !isReservedName(name, reserved));
  if (asked.length > 0 && other === undefined) return;
  throw new IdolError(
    "OPTION_INVALID",
    other === undefined
      ? "An acceptance needs its speakers named."
      : `"${other}" is not kept for the acceptance of this judge.`,
    `Name some of the reserved speakers with --speakers: ${reserved.join(", ")}.`,
  );
}

/**
 * Refuses reserved speakers where nobody said that this is the examination: what is heard twice examines no more.
 *
 * @throws CodedError `OPTION_INVALID`
 */
export function refuseReserved(asked: readonly string[], reserved: readonly string[]): void {
  const kept = asked.find((name) => isReservedName(name, reserved));
  if (kept === undefined) return;
  throw new IdolError(
    "OPTION_INVALID",
    `"${kept}" is reserved for the last examination of this judge.`,
    "Name other speakers; or give --examine, which is recorded in the judge's card.",
  );
}

/** Whether a name, which may end in `*`, stands for reserved speakers alone. */
function isReservedName(name: string, reserved: readonly string[]): boolean {
  if (!name.endsWith("*")) return speakerMatcher(reserved)(name);
  return reserved.some((kept) => kept.endsWith("*") && name.startsWith(kept.slice(0, -1)));
}
