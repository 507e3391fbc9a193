import { z } from "zod";

/** Index of the feature step before which it happens; as many as there are steps: on x itself. */
const before = z.int().min(0);
const amount = z.number().min(0);

/** Moves the input in time, up to so many columns earlier or later; what comes in is `fill`. */
const timeShift = z.strictObject({
  kind: z.literal("timeShift"),
  before,
  earlier: amount,
  later: amount,
  fill: z.number(),
});

/** Moves the input by up to `most` bands either way: a higher or lower voice. What comes in repeats the edge. */
const bandShift = z.strictObject({ kind: z.literal("bandShift"), before, most: amount });

/** Makes time run up to e^`most` times faster or slower. */
const tempo = z.strictObject({ kind: z.literal("tempo"), before, most: amount });

/** Multiplies all frequencies by up to e^`most` or its inverse: another throat, pitch and formants alike. */
const warp = z.strictObject({ kind: z.literal("warp"), before, most: amount });

/** Adds a smooth curve over the bands, normal with this deviation in dB at its knots: another microphone and room. */
const equaliser = z.strictObject({ kind: z.literal("equaliser"), before, deviation: amount });

/** Adds the power of background noise, of a level in dB drawn evenly from [from, to] and any slope over the bands. */
const background = z.strictObject({
  kind: z.literal("background"),
  before,
  from: z.number(),
  to: z.number(),
});

/**
 * With this chance, echoes whose power decays by a rate drawn evenly from [from, to] dB a column, together up to `loudest` times the sound's.
 */
const room = z.strictObject({
  kind: z.literal("room"),
  before,
  chance: z.number().min(0).max(1),
  from: z.number().positive(),
  to: z.number().positive(),
  loudest: amount,
});

/** With this chance, another clip of the same speaker and emotion is heard right after: a longer recording. */
const join = z.strictObject({ kind: z.literal("join"), chance: z.number().min(0).max(1) });

/** Something done at random to a training input, on the way from spectrogram to x; `join` before all else. */
export const augmentationSchema = z.discriminatedUnion("kind", [
  timeShift,
  bandShift,
  tempo,
  warp,
  equaliser,
  background,
  room,
  join,
]);

export type Augmentation = z.infer<typeof augmentationSchema>;
