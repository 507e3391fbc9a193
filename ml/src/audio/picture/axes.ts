import { hzToMel } from "../mel-filterbank.ts";

/** A mark on an axis; `position` runs from 0 to 1 along it. */
export interface Tick {
  position: number;
  label: string;
}

/** Where time and frequency of a spectrogram lie. */
export interface Axes {
  nMels: number;
  frames: number;
  /** Rate of the analysed samples in Hz. */
  sampleRate: number;
  hopLength: number;
  fMin?: number;
  fMax?: number;
  /** Time of the first frame in seconds, where the clip was cut out of a recording. */
  startSeconds?: number;
}

/** Frequencies that are marked where there is room. */
const MARKED_HZ = [250, 500, 1000, 2000, 4000, 8000, 16000, 32000];
/** Marks that are nearer than this share of the axis to the one before are left out. */
const MIN_SPACING = 0.05;

/** Marks in Hz from the lowest to the highest band; positions are where a frequency's band centre lies. */
export function frequencyTicks(axes: Axes): Tick[] {
  const low = hzToMel(axes.fMin ?? 0);
  const step = (hzToMel(axes.fMax ?? axes.sampleRate / 2) - low) / (axes.nMels + 1);
  const ticks: Tick[] = [];
  for (const hz of MARKED_HZ) {
    // Band k is centred k + 1 steps above the lowest edge, and is drawn from k to k + 1.
    const position = ((hzToMel(hz) - low) / step - 0.5) / axes.nMels;
    const previous = ticks.at(-1)?.position ?? -Infinity;
    if (position >= 0 && position <= 1 && position - previous >= MIN_SPACING) {
      ticks.push({ position, label: hz < 1000 ? `${hz}` : `${hz / 1000}k` });
    }
  }
  return ticks;
}

/** Marks in seconds at round steps, at most `most` of them. */
export function timeTicks(axes: Axes, most: number): Tick[] {
  const { frames, startSeconds = 0 } = axes;
  const secondsPerFrame = axes.hopLength / axes.sampleRate;
  // Frame k is centred at k hops and is drawn from k to k + 1.
  const first = startSeconds - secondsPerFrame / 2;
  const length = frames * secondsPerFrame;
  const step = roundStep(length / most);
  const decimals = Math.max(0, -decimalExponent(step));
  const ticks: Tick[] = [];
  for (let k = Math.ceil(first / step); k * step <= first + length; k++) {
    ticks.push({ position: (k * step - first) / length, label: (k * step + 0).toFixed(decimals) });
  }
  return ticks;
}

/** The smallest 1, 2 or 5 times a power of ten that is not below `least`. */
function roundStep(least: number): number {
  const unit = Number(`1e${decimalExponent(least)}`);
  return [1, 2, 5, 10].map((factor) => factor * unit).find((step) => step >= least * 0.999999) ?? 10 * unit;
}

/** The exponent of the power of ten at or below a positive number. */
function decimalExponent(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}
