import { z } from "zod";
import { EMOTIONS } from "../../corpora/emotion.ts";
import { augmentationSchema } from "./augmentation.ts";

const positive = z.number().positive();
const count = z.int().min(1);

/** How a judge is trained: with the data, this alone decides its weights. */
export const trainingRecipeSchema = z.strictObject({
  /** The corpora to learn from. */
  corpora: z.array(z.enum(["ravdess-speech", "ravdess-song", "tess", "cremad", "savee"])).min(1),
  /** Speakers whose clips choose among epochs, seeds and configurations, and set the threshold; never trained on. */
  validation: z.array(z.string()).min(1),
  /** Speakers kept for the last examination: neither trained on nor looked at. */
  reserved: z.array(z.string()),
  /** Seed of the first run; the others count up. 0 is a seed like any other. */
  seed: z.int().min(0),
  /** Runs that differ in their seed alone. */
  runs: count,
  /** The best so many runs become one network, which gives the mean of their scores; each has `channels / fold` channels. */
  fold: count,
  epochs: count,
  batchSize: count,
  learningRate: positive,
  /** The learning rate falls over the epochs along half a cosine to this share of itself. */
  finalRate: z.number().min(0).max(1),
  /** Adam's weight decay, added to the gradient of every weight but the biases. */
  weightDecay: z.number().min(0),
  /** What the network is asked to give for each emotion; usually the judge's labels. */
  targets: z.strictObject(
    Object.fromEntries(EMOTIONS.map((emotion) => [emotion, z.number()])) as Record<
      (typeof EMOTIONS)[number],
      z.ZodNumber
    >,
  ),
  /** A clip counts as `n^-power`, n being the clips of its group: 0 leaves things as they are, 1 makes all groups equal. */
  balance: z.strictObject({ emotion: z.number().min(0).max(1), corpus: z.number().min(0).max(1) }),
  /** Applied anew to each training clip in each epoch. */
  augmentation: z.array(augmentationSchema),
  /** Weights of the two areas under the curve, surprise above disgust and above the rest, in choosing the best. */
  select: z.strictObject({ disgust: z.number().min(0), rest: z.number().min(0) }),
});

export type TrainingRecipe = z.infer<typeof trainingRecipeSchema>;
