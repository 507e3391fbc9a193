import type { Judge } from "../judge-files.ts";
import { FAMILY_NAMES } from "./families.ts";
import { familySounds } from "./family-inputs.ts";
import { judgeSound, type Tally, tally } from "./judge-sound.ts";
import { RATE } from "./tones.ts";

/** Another seed than trainings begin with: what a judge was trained on would flatter it. */
export const GAMING_SEED = 1_000_003;

/** Plays seeded synthetic sounds of each family to a judge. */
export function* gameFamilies(judge: Judge, count: number, seed = GAMING_SEED): Generator<Tally> {
  for (const family of FAMILY_NAMES) {
    const verdicts = Array.from(familySounds(family, count, seed), (samples) =>
      judgeSound({ samples, sampleRate: RATE, channels: 1 }, judge),
    );
    yield tally(family, verdicts);
  }
}
