import { ticks } from "../../drawing/ticks.ts";
import { hzToMel } from "../mel-filterbank.ts";

/** A mark on an axis; `position` runs from 0 to 1 along it. */
export interface Tick {
  position: number;
  label: string;
}

/** The mel bands of a spectrogram, from `fMin` to `fMax` in Hz. */
export interface FrequencyAxis {
  nMels: number;
  fMin: number;
  fMax: number;
}

/** Frequencies that are marked where there is room. */
const MARKED_HZ = [250, 500, 1000, 2000, 4000, 8000, 16000, 32000];
/** Marks that are nearer than this share of the axis to the one before are left out. */
const MIN_SPACING = 0.05;

/** Marks in Hz from the lowest to the highest band; positions are where a frequency's band centre lies. */
export function frequencyTicks({ nMels, fMin, fMax }: FrequencyAxis): Tick[] {
  const low = hzToMel(fMin);
  const step = (hzToMel(fMax) - low) / (nMels + 1);
  const marks: Tick[] = [];
  for (const hz of MARKED_HZ) {
    // Band k is centred k + 1 steps above the lowest edge, and is drawn from k to k + 1.
    const position = ((hzToMel(hz) - low) / step - 0.5) / nMels;
    const previous = marks.at(-1)?.position ?? -Infinity;
    if (position >= 0 && position <= 1 && position - previous >= MIN_SPACING) {
      marks.push({ position, label: hz < 1000 ? `${hz}` : `${hz / 1000}k` });
    }
  }
  return marks;
}

/** Marks at round seconds, about `count` of them. */
export function timeTicks(from: number, seconds: number, count: number): Tick[] {
  return ticks(from, from + seconds, count).map((second) => ({
    position: (second - from) / seconds,
    label: String(Number(second.toPrecision(6))),
  }));
}
