import { z } from "zod";

/**
 * What a row of the prosody features shows, in each stretch of time:
 * - `relativePitch`, `pitch`: above the clip's mean, above a fixed one; `pitchSpread`: its deviation
 * - `voiced`: how sure the pitch is; `salience`: how far harmonics stand out; `level`: loudness
 * - `rise`, `movement`, `rising`, `falling`: the pitch's steps, with sign, without, upwards and downwards alone
 * - `levelMovement`: the loudness's steps; `lowFlux`, `highFlux`: those of the low and high bands
 * - `bands`: seven groups of bands, each less its mean over the clip (seven rows)
 */
export const PROSODY_ROWS = [
  "relativePitch",
  "pitch",
  "pitchSpread",
  "voiced",
  "salience",
  "level",
  "rise",
  "movement",
  "rising",
  "falling",
  "levelMovement",
  "lowFlux",
  "highFlux",
  "bands",
] as const;

export type ProsodyRow = (typeof PROSODY_ROWS)[number];

/** Turns the spectrogram into rows that say how pitch, loudness and timbre move, over `cols` equal stretches of time. */
export const prosodyStepSchema = z.strictObject({
  step: z.literal("prosody"),
  cols: z.int().min(1).max(256),
  rows: z.array(z.enum(PROSODY_ROWS)).min(1),
});

export type ProsodyStep = z.infer<typeof prosodyStepSchema>;
