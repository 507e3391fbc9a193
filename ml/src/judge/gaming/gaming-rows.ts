import type { GamingReport } from "./game-judge.ts";
import type { Tally } from "./judge-sound.ts";

/** The head of a table of `unpaidRows`. */
export const UNPAID_HEADER = ["should not be paid", "sounds", "paid", "best score"] as const;
/** The head of a table of `accidentRows`. */
export const ACCIDENT_HEADER = ["should stay paid", "clips", "paid"] as const;

/** What should not be paid: each family of sounds, all of them, chirps and voices where they were played. */
export function unpaidRows({ families, accidents, voices }: GamingReport): string[][] {
  return [
    ...families,
    total("all synthetic sounds", families),
    ...(accidents === null ? [] : [accidents.chirps]),
    ...(voices === null ? [] : [{ ...voices, name: `espeak-ng ${voices.version}` }]),
  ].map(({ name, sounds, paid, best }) => [
    name,
    String(sounds),
    percent(paid, sounds),
    best === null ? "–" : best.toFixed(3),
  ]);
}

/** What should stay paid: clips that something happened to. */
export function accidentRows({ accidents }: GamingReport): string[][] {
  return (accidents?.accidents ?? []).map(({ name, sounds, paid }) => [
    name,
    String(sounds),
    percent(paid, sounds),
  ]);
}

function total(name: string, tallies: readonly Tally[]): Tally {
  const bests = tallies.flatMap(({ best }) => (best === null ? [] : [best]));
  return {
    name,
    sounds: tallies.reduce((sum, { sounds }) => sum + sounds, 0),
    paid: tallies.reduce((sum, { paid }) => sum + paid, 0),
    best: bests.length === 0 ? null : Math.max(...bests),
  };
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
