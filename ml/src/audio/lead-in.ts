import { kaiserWindow, type LowPass, sinc } from "./kaiser-sinc.ts";

/**
 * soxr's second stage, which interpolates between the filtered samples of its first: a sinc under a Kaiser window, in units
 * of the first stage's samples. Fitted to what soxr 1.1.0 makes of impulses, where the lead-in is about 0.04: it leaves 2e-4
 * from 24,414 and 48,000 Hz, and 4e-3 from other rates up to 48,000. What soxr's halving of higher rates drops is left out.
 */
const INTERPOLATOR = { cutoff: 0.904, halfWidth: 7.05, window: kaiserWindow(14.2) };

/**
 * Takes from a resampled signal what soxr does not have at its start. soxr filters first, at a rate of its own, and then
 * interpolates; what the filter gives before time 0 it drops, so the first few samples lack their share of it. librosa's
 * spectrogram of a clip that is cut out of a voice is up to half a dB different in its first frame for it.
 *
 * @param output the signal at `toRate`, which is changed
 * @param samples the signal at `fromRate`
 * @param lowPass the filter, in samples of the lower rate
 */
export function removeLeadIn(
  output: Float64Array,
  samples: Float64Array,
  fromRate: number,
  toRate: number,
  lowPass: LowPass,
): void {
  const lowRate = Math.min(fromRate, toRate);
  const stageRate = firstStageRate(fromRate, lowRate);
  // Octaves need no interpolator.
  if (stageRate === firstStageRate(toRate, lowRate)) return;
  const { cutoff, halfWidth, window } = INTERPOLATOR;
  const before = Array.from({ length: Math.floor(halfWidth) }, (_, j) => filteredAt(-(j + 1) / stageRate));
  for (let m = 0; m < output.length && (m * stageRate) / toRate + 1 < halfWidth; m++) {
    before.forEach((value, j) => {
      const time = (m * stageRate) / toRate + j + 1;
      output[m] = output[m]! - value * sinc(cutoff, time) * window(time / halfWidth);
    });
  }

  /** The low-passed input at a time in seconds. */
  function filteredAt(time: number): number {
    const reach = lowPass.halfWidth / lowRate;
    const end = Math.min(samples.length, Math.ceil((time + reach) * fromRate));
    let sum = 0;
    for (let n = 0; n < end; n++) sum += samples[n]! * lowPass.at((time - n / fromRate) * lowRate);
    return (sum * lowRate) / fromRate;
  }
}

/** soxr doubles or halves the input's rate until it is two to four times the lower rate. */
function firstStageRate(fromRate: number, lowRate: number): number {
  let rate = fromRate;
  while (rate < 2 * lowRate) rate *= 2;
  while (rate >= 4 * lowRate) rate /= 2;
  return rate;
}
