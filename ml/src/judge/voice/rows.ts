import { z } from "zod";

/**
 * The rows of a voice's summary in the order of the default judge, and what each is, over the frames in which a pitch is heard:
 * - `leaps`, `highLeaps`: how far the pitch rises beyond 2 semitones in 3 frames, beyond 5 in 4
 * - `fall`: how far it falls in 4 frames; `lateRise`, `lateFall`: in 8 frames of the last third
 * - `still`: share of frames in which it stays; `voiced`: share of frames with a pitch
 * - `salience…`: how far harmonics stand out; `level…`: loudness, `levelStep` its change from frame to frame
 * - `lowFlux…`, `highFlux…`: change of the low and the high bands; `band0Deviation` … of seven groups of bands
 */
export const VOICE_ROWS = [
  "leaps",
  "highLeaps",
  "lateRise",
  "lateFall",
  "fall",
  "band5Deviation",
  "still",
  "voiced",
  "salienceMean",
  "salienceDeviation",
  "levelDeviation",
  "levelStep",
  "lowFluxMean",
  "lowFluxDeviation",
  "highFluxMean",
  "highFluxDeviation",
  "band0Deviation",
  "band1Deviation",
  "band2Deviation",
  "band3Deviation",
  "band4Deviation",
  "band6Deviation",
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
