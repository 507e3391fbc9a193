import { exp, ln } from "./maths.ts";

/** One triangular filter: weights of the spectrum's bins from `first` on. */
export interface MelFilter {
  first: number;
  weights: Float64Array;
}

/** What a filterbank depends on; frequencies in Hz. */
export interface MelFilterbankParameters {
  sampleRate: number;
  nFft: number;
  nMels: number;
  fMin: number;
  fMax: number;
}

/** Slaney's scale (Auditory Toolbox): 3 mels per 200 Hz up to 1 kHz, then 27 mels per factor of 6.4. */
const HZ_PER_MEL = 200 / 3;
const LOG_START_HZ = 1000;
const LOG_START_MEL = LOG_START_HZ / HZ_PER_MEL;
const LN_PER_MEL = ln(6.4) / 27;

/** Hz to mel as `librosa.hz_to_mel(htk=False)`. */
export function hzToMel(hz: number): number {
  return hz < LOG_START_HZ ? hz / HZ_PER_MEL : LOG_START_MEL + ln(hz / LOG_START_HZ) / LN_PER_MEL;
}

/** Mel to Hz as `librosa.mel_to_hz(htk=False)`. */
export function melToHz(mel: number): number {
  return mel < LOG_START_MEL ? mel * HZ_PER_MEL : LOG_START_HZ * exp(LN_PER_MEL * (mel - LOG_START_MEL));
}

/** `count` frequencies in Hz, evenly spaced in mel from `fMin` to `fMax` (`librosa.mel_frequencies`). */
export function melFrequencies(count: number, fMin: number, fMax: number): Float64Array {
  const low = hzToMel(fMin);
  const step = count > 1 ? (hzToMel(fMax) - low) / (count - 1) : 0;
  return Float64Array.from({ length: count }, (_, k) => melToHz(low + k * step));
}

/**
 * Triangular filters on Slaney's scale, each of unit area in Hz (`librosa.filters.mel(htk=False, norm="slaney")`). A filter
 * narrower than the spacing of the bins has no weights.
 */
export function melFilterbank(parameters: MelFilterbankParameters): MelFilter[] {
  const { sampleRate, nFft, nMels, fMin, fMax } = parameters;
  const corners = melFrequencies(nMels + 2, fMin, fMax);
  const hzPerBin = sampleRate / nFft;
  const bins = nFft / 2 + 1;
  const filters: MelFilter[] = [];
  for (let mel = 0; mel < nMels; mel++) {
    const low = corners[mel]!;
    const peak = corners[mel + 1]!;
    const high = corners[mel + 2]!;
    const first = Math.min(bins, Math.floor(low / hzPerBin) + 1);
    const end = Math.max(first, Math.min(bins, Math.ceil(high / hzPerBin)));
    const weights = Float64Array.from({ length: end - first }, (_, k) => {
      const hz = (first + k) * hzPerBin;
      const rising = (hz - low) / (peak - low);
      const falling = (high - hz) / (high - peak);
      return (Math.max(0, Math.min(rising, falling)) * 2) / (high - low);
    });
    filters.push({ first, weights });
  }
  return filters;
}
