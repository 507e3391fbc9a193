import { z } from "zod";

/**
 * The rows of a voice's summary in the order of the default judge, and what each is, over the frames in which a pitch is heard:
 * - `leapShare`, `lateLeapShare`: how far the pitch rises beyond 2 semitones in 3 frames, in all the voice and in its last third, by how much it moves from
 *   frame to frame
 * - `fall`: how far it falls in 4 frames; `lateRise`, `lateFall`: in 8 frames of the last third
 * - `still`: share of frames in which it stays; `voiced`: share of frames with a pitch
 * - `salience…`: how far harmonics stand out; `level…`: loudness, `levelStep` its change from frame to frame
 * - `lowFlux…`, `highFlux…`: change of the low and the high bands; `band0Deviation` … of seven groups of bands
 */
export const VOICE_ROWS = [
  "leapShare",
  "lateLeapShare",
  "band5Deviation",
  "fall",
  "lowFluxDeviation",
  "band6Deviation",
  "levelStep",
  "band1Deviation",
  "lateRise",
  "lateFall",
  "still",
  "voiced",
  "salienceMean",
  "salienceDeviation",
  "levelDeviation",
  "lowFluxMean",
  "highFluxMean",
  "highFluxDeviation",
  "band0Deviation",
  "band2Deviation",
  "band3Deviation",
  "band4Deviation",
] as const;

export type VoiceRow = (typeof VOICE_ROWS)[number];

/**
 * Sums a spectrogram up in one number a row: means and deviations over the frames of voice in the phrase whose pitch leaps most, so that
 * pauses, noises and other phrases count little.
 */
export const voiceStepSchema = z.strictObject({
  step: z.literal("voice"),
  rows: z.array(z.enum(VOICE_ROWS)).min(1),
});

export type VoiceStep = z.infer<typeof voiceStepSchema>;
