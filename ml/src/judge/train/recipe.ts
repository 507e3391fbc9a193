import { z } from "zod";
import { CORPUS_NAMES } from "../../corpora/corpus.ts";
import { EMOTIONS, type Emotion } from "../../corpora/emotion.ts";
import { augmentationSchema } from "./augmentation.ts";
import { guardedRecipeSchema } from "./guarded-recipe.ts";

const positive = z.number().positive();
const share = z.number().min(0).max(1);
const count = z.int().min(1);
const corpora = z.array(z.enum(CORPUS_NAMES)).min(1);

/** One number for each emotion. */
export const perEmotion = (value: z.ZodNumber) =>
  z.strictObject(
    Object.fromEntries(EMOTIONS.map((emotion) => [emotion, value])) as Record<Emotion, z.ZodNumber>,
  );

/** Every clip of these corpora in turn, in an order drawn anew whenever all have had theirs. */
const turnsSchema = z.strictObject({ turns: corpora });

/** Which clips a batch is drawn from: first a group of corpora, then a class of emotions, then any of its clips. */
const cellsSchema = z.strictObject({
  groups: z.array(z.strictObject({ corpora, share: positive })).min(1),
  classes: z.array(z.strictObject({ emotions: z.array(z.enum(EMOTIONS)).min(1), share: positive })).min(1),
});

/** How a judge is trained: with the data, this alone decides its weights. */
export const trainingRecipeSchema = z.strictObject({
  /** Speakers whose clips choose among epochs and seeds and set the threshold; never trained on. */
  validation: z.array(z.string()).min(1),
  /** Speakers kept for the last examination: neither trained on nor looked at. */
  reserved: z.array(z.string()),
  sampling: z.union([cellsSchema, turnsSchema]),
  /** What the network is asked to give for each emotion. */
  targets: perEmotion(z.number()),
  /** See `loss.ts`. */
  loss: z.enum(["squared", "logistic", "ranking"]),
  /** Seed of the first run; the others count up. 0 is a seed like any other. */
  seed: z.int().min(0),
  /** Runs that differ in their seed alone. */
  runs: count,
  /** The best so many runs are folded into one network, which gives their mean; each has `channels / fold` channels. */
  fold: count,
  epochs: count,
  /** Batches in an epoch, after which the validation speakers are heard; null for as many as all clips in turn fill. */
  batches: count.nullable(),
  batchSize: count,
  learningRate: positive,
  /** What the weights start from: normal (He et al. 2015) if left out, or uniform as PyTorch's layers, biases too. */
  start: z.enum(["normal", "uniform"]).optional(),
  /** The learning rate grows over this share of all batches, then falls along half a cosine to zero. */
  warmup: share,
  /** `constant`: the learning rate does not fall. */
  schedule: z.enum(["cosine", "constant"]).optional(),
  /** Adam's decay of the mean of squares. */
  beta2: share,
  /** Adam's weight decay, added to the gradient of every weight, but of the biases only if `decayBiases`. */
  weightDecay: z.number().min(0),
  decayBiases: z.boolean().optional(),
  /** Inputs made of each training clip: itself and `variants − 1` with the augmentation done at random. */
  variants: count,
  augmentation: z.array(augmentationSchema),
  /** Deviation of normal noise added to x whenever it is drawn. */
  noise: z.number().min(0),
  /** Each x is mixed with up to this share of another of its batch, and so are their targets. */
  mixup: share,
  /** Which network of a run is kept: that of the last epoch, or of the epoch best on the validation speakers. */
  keep: z.enum(["last", "best"]),
  /** The network stays as training left it: not brought to the labels' scale, not made ready for rounding. */
  asTrained: z.boolean().optional(),
  /** Weights of the two areas under the curve, surprise above disgust and above the rest, where networks are compared. */
  select: z.strictObject({ disgust: z.number().min(0), rest: z.number().min(0) }),
});

export type TrainingRecipe = z.infer<typeof trainingRecipeSchema>;

/** Every way of training a judge. */
export const anyRecipeSchema = z.union([trainingRecipeSchema, guardedRecipeSchema]);

export type AnyRecipe = z.infer<typeof anyRecipeSchema>;
