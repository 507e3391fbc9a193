import type { OnProgress } from "@idol/ezkl/progress";
import type { Clip } from "../../corpora/scan.ts";
import type { Judge } from "../judge-files.ts";
import { gameEspeak } from "./espeak.ts";
import { FAMILY_NAMES } from "./families.ts";
import { type AccidentReport, gameAccidents } from "./game-accidents.ts";
import { GAMING_SEED, gameFamilies } from "./game-families.ts";
import type { Tally } from "./judge-sound.ts";

/** How a judge fares against who would be paid without being surprised, and for honest singers whom something befalls. */
export interface GamingReport {
  judge: string;
  weightsSha256: string;
  seed: number;
  /** Synthetic sounds, by family. */
  families: Tally[];
  /** Clips that something happened to; nothing without recordings. */
  accidents: AccidentReport | null;
  /** Synthetic voices, and the espeak-ng that made them; nothing where it is not installed. */
  voices: (Tally & { version: string }) | null;
}

export interface GamingOptions {
  /** Sounds of each family, voices, and clips of each kind. */
  count: number;
  onProgress: OnProgress;
}

/** Plays synthetic sounds, accidents and synthetic voices to a judge; all from one seed. */
export async function gameJudge(
  judge: Judge,
  clips: readonly Clip[] | undefined,
  { count, onProgress }: GamingOptions,
): Promise<GamingReport> {
  const families: Tally[] = [];
  for (const family of gameFamilies(judge, count)) {
    families.push(family);
    onProgress({ step: "synthetic sounds", fraction: families.length / FAMILY_NAMES.length });
  }
  onProgress({ step: "accidents" });
  const accidents = clips === undefined ? null : await gameAccidents(judge, clips, count, GAMING_SEED);
  onProgress({ step: "synthetic voices" });
  const voices = (await gameEspeak(judge, count, GAMING_SEED)) ?? null;
  const { name, config } = judge;
  return { judge: name, weightsSha256: config.weightsSha256, seed: GAMING_SEED, families, accidents, voices };
}
