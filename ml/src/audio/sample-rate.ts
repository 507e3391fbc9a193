/** Rates of recordings in Hz that are read and resampled: from below a telephone's to four times a studio's. */
export const MIN_SAMPLE_RATE = 1000;
export const MAX_SAMPLE_RATE = 768000;

/** Whether this is a whole number of Hz in that range. */
export function isSampleRate(rate: number): boolean {
  return Number.isInteger(rate) && rate >= MIN_SAMPLE_RATE && rate <= MAX_SAMPLE_RATE;
}
