import { z } from "zod";

const size = z.int().min(1).max(4096);
const finite = z.number();

/** Cuts what is quieter than `above` dB (its loudest band) at the start and, if asked, at the end. */
const trim = z.strictObject({ step: z.literal("trim"), above: finite, start: z.boolean(), end: z.boolean() });

/** Cuts or pads at the end to `cols` columns; `pad` is the value of silence, -80 dB for librosa's floor. */
const fit = z.strictObject({ step: z.literal("fit"), cols: size, pad: finite });

/** Stretches or squeezes to `cols` columns, each the mean over its share of the time. */
const stretch = z.strictObject({ step: z.literal("stretch"), cols: size });

/** Blocks of `rows × cols` become one value each; what does not fill a block is cut. */
const pool = z.strictObject({ step: z.literal("pool"), rows: size, cols: size, how: z.enum(["mean", "max"]) });

/** `(v + add) / divide` */
const affine = z.strictObject({ step: z.literal("affine"), add: finite, divide: finite.refine((v) => v !== 0) });

/** Limits every value to [min, max]. */
const clamp = z.strictObject({ step: z.literal("clamp"), min: finite, max: finite });

/** Takes the mean away: of each band over time, or of the whole picture. */
const center = z.strictObject({ step: z.literal("center"), over: z.enum(["band", "picture"]) });

/** Keeps the bands from `from` up to, not including, `to`. */
const bands = z.strictObject({ step: z.literal("bands"), from: z.int().min(0), to: size });

/** One step of the way from a spectrogram in dB to the picture x; applied in the order of the list. */
export const featureStepSchema = z.discriminatedUnion("step", [
  trim,
  fit,
  stretch,
  pool,
  affine,
  clamp,
  center,
  bands,
]);

export type FeatureStep = z.infer<typeof featureStepSchema>;
