import { z } from "zod";
import { CORPUS_NAMES } from "../../corpora/corpus.ts";
import { EMOTIONS } from "../../corpora/emotion.ts";
import { augmentationSchema } from "./augmentation.ts";

const positive = z.number().positive();
const notNegative = z.number().min(0);
const count = z.int().min(1);

/**
 * A judge of one unit that hears surprise and some that guard it: `score = 1 − relu(cap − line) − Σ relu(guard)`. All that a unit can do
 * is to take away, so no input whatever scores above 1, and what scores high lies in a convex region around real voices.
 */
export const guardedRecipeSchema = z.strictObject({
  /** Speakers whose clips are heard in the evaluation; never trained on. */
  validation: z.array(z.string()).min(1),
  /** Speakers kept for the last examination: neither trained on nor looked at. */
  reserved: z.array(z.string()),
  sampling: z.strictObject({ turns: z.array(z.enum(CORPUS_NAMES)).min(1) }),
  seed: z.int().min(0),
  /** Versions of each training clip: itself and `variants − 1` with the augmentation done at random. */
  variants: count,
  augmentation: z.array(augmentationSchema),
  /** Whether the recordings are of no room: then they are heard without the step that takes one away, and so are synthetic sounds. */
  dry: z.boolean().optional(),
  /** The unit that hears surprise: ridge regression of surprise on the first `inputs` values, within each corpus. */
  line: z.strictObject({
    inputs: count,
    ridge: positive,
    /** What classes of emotions count in each corpus; what a corpus lacks counts for the others. */
    classes: z.array(z.strictObject({ emotions: z.array(z.enum(EMOTIONS)).min(1), share: positive })).min(2),
    /** Where the score stops rising: in the mean surprise's distance from the rest. */
    cap: positive,
  }),
  /** The units that take away from what is no voice. */
  guards: z.strictObject({
    /** Synthetic sounds of each family. */
    sounds: count,
    steps: count,
    batchSize: count,
    learningRate: positive,
    /** How far below the threshold a synthetic sound should be, and what is assumed of the threshold, both on the line's scale. */
    margin: notNegative,
    threshold: z.number(),
    /** What taking away from real surprise costs. */
    leniency: positive,
    /** What letting through points far from all voices costs. */
    outliers: notNegative,
    /** Deviation of noise added to every input. */
    noise: notNegative,
    decay: notNegative,
  }),
  /** The threshold lets at most a twentieth of the others pass in each of these corpora when it is left out of the training. */
  leaveOut: z.array(z.enum(CORPUS_NAMES)).min(1),
  /** The lowest threshold, from recordings that may be listened to and not be trained on. */
  leastThreshold: z.number(),
});

export type GuardedRecipe = z.infer<typeof guardedRecipeSchema>;
