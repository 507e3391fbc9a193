import { z } from "zod";

/** Index of the feature step before which it happens; as many as there are steps: on x itself. */
const before = z.int().min(0);
const amount = z.number().min(0);

/** Moves the picture in time by up to `most` columns either way; what comes in is `fill`. */
const timeShift = z.strictObject({ kind: z.literal("timeShift"), before, earlier: amount, later: amount, fill: z.number() });

/** Moves the picture by up to `most` bands either way: a higher or lower voice. What comes in repeats the edge. */
const bandShift = z.strictObject({ kind: z.literal("bandShift"), before, most: amount });

/** Makes time run up to `most` (a share of 1) faster or slower. */
const tempo = z.strictObject({ kind: z.literal("tempo"), before, most: z.number().min(0).max(0.9) });

/** Adds normal noise to every value. */
const noise = z.strictObject({ kind: z.literal("noise"), before, deviation: amount });

/** Adds one normal number to the whole picture. */
const gain = z.strictObject({ kind: z.literal("gain"), before, deviation: amount });

/** Adds a straight line over the bands, at most `most` at the ends: another microphone. */
const tilt = z.strictObject({ kind: z.literal("tilt"), before, most: amount });

/** Blanks one run of up to `bands` bands and one of up to `cols` columns with `fill`. */
const mask = z.strictObject({ kind: z.literal("mask"), before, bands: z.int().min(0), cols: z.int().min(0), fill: z.number() });

/** Something done at random to a training picture, on the way from spectrogram to x. */
export const augmentationSchema = z.discriminatedUnion("kind", [timeShift, bandShift, tempo, noise, gain, tilt, mask]);

export type Augmentation = z.infer<typeof augmentationSchema>;
