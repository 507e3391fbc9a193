import { IdolError } from "../errors.ts";
import { kaiserSinc } from "./kaiser-sinc.ts";
import { removeLeadIn } from "./lead-in.ts";
import { isSampleRate, MAX_SAMPLE_RATE, MIN_SAMPLE_RATE } from "./sample-rate.ts";

/**
 * Fitted to the measured response of soxr's HQ recipe (pass band to 0.913 of the lower rate's half, stop band from 1, 20
 * bits), which librosa resamples with; the gains differ by less than 0.007.
 */
const LOW_PASS = kaiserSinc({ cutoff: 0.95684, transition: 0.0835, attenuation: 126 });
/** Enough rows per sample of the lower rate for linear interpolation between them to stay below -140 dB. */
const MAX_PHASES = 4096;
/** 2^26 samples are 50 minutes at 22,050 Hz. */
const MAX_OUTPUT = 67108864;
const MAX_CACHED = 8;

/** The filter at evenly spaced fractions of an input sample: `rows[phase * taps + k]`. */
interface PhaseTable {
  phases: number;
  taps: number;
  rows: Float64Array;
}

const cache = new Map<string, PhaseTable>();

/**
 * Converts a signal to another sample rate with a linear-phase low-pass filter, without delay. Length
 * `ceil(length · toRate / fromRate)`, as `librosa.resample` gives it.
 *
 * @param fromRate rate of `samples` in Hz, a whole number from 1,000 to 768,000
 * @param toRate rate of the result in Hz, likewise
 * @throws CodedError FEATURE_PARAMETER
 */
export function resample(samples: Float64Array, fromRate: number, toRate: number): Float64Array {
  checkRate(fromRate);
  checkRate(toRate);
  if (fromRate === toRate) return samples.slice();
  const length = Math.ceil(samples.length * (toRate / fromRate));
  if (length > MAX_OUTPUT) {
    throw new IdolError(
      "FEATURE_PARAMETER",
      `The resampled recording would have ${length} samples; ${MAX_OUTPUT} is the most.`,
      "Cut the recording first (offset and duration).",
    );
  }
  const divisor = greatestCommonDivisor(fromRate, toRate);
  const output = convolve(samples, length, fromRate / divisor, toRate / divisor);
  removeLeadIn(output, samples, fromRate, toRate, LOW_PASS);
  return output;
}

/** Output m lies at input time m · step / parts; all outputs of one phase use one row of the table, which is large, one after another. */
function convolve(samples: Float64Array, length: number, step: number, parts: number): Float64Array {
  const table = tableFor(step, parts);
  const { phases, taps } = table;
  const output = new Float64Array(length);
  const near = new Float64Array(LANES);
  const next = new Float64Array(LANES);
  for (let phase = 0; phase < parts && phase < length; phase++) {
    const time = phase * step;
    const whole = Math.floor(time / parts);
    const position = ((time - whole * parts) / parts) * phases;
    const row = Math.floor(position);
    const rest = position - row;
    let first = whole - taps / 2 + 1;
    for (let m = phase; m < length; ) {
      const inside = first >= 0 && first + (LANES - 1) * step + taps <= samples.length;
      const lanes = inside && m + (LANES - 1) * parts < length ? LANES : 1;
      const sums = lanes === LANES ? fourDots : oneDot;
      sums(samples, first, step, table, row, near);
      if (rest !== 0) sums(samples, first, step, table, row + 1, next);
      for (let lane = 0; lane < lanes; lane++, m += parts, first += step) {
        output[m] = rest === 0 ? near[lane]! : near[lane]! + rest * (next[lane]! - near[lane]!);
      }
    }
  }
  return output;
}

/** Sums that are computed side by side: each in its own order, so that its bits are the same, but none waits for another. */
const LANES = 4;

function oneDot(
  samples: Float64Array,
  first: number,
  _: number,
  { rows, taps }: PhaseTable,
  row: number,
  sums: Float64Array,
): void {
  const from = Math.max(0, -first);
  const to = Math.min(taps, samples.length - first);
  const base = row * taps;
  let sum = 0;
  for (let k = from; k < to; k++) sum += samples[first + k]! * rows[base + k]!;
  sums[0] = sum;
}

function fourDots(
  samples: Float64Array,
  first: number,
  step: number,
  { rows, taps }: PhaseTable,
  row: number,
  sums: Float64Array,
): void {
  const weights = rows.subarray(row * taps, row * taps + taps);
  const heard = samples.subarray(first, first + 3 * step + taps);
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let k = 0; k < taps; k++) {
    const weight = weights[k]!;
    sum0 += heard[k]! * weight;
    sum1 += heard[k + step]! * weight;
    sum2 += heard[k + 2 * step]! * weight;
    sum3 += heard[k + 3 * step]! * weight;
  }
  sums[0] = sum0;
  sums[1] = sum1;
  sums[2] = sum2;
  sums[3] = sum3;
}

function tableFor(step: number, parts: number): PhaseTable {
  const key = `${step}/${parts}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const table = makeTable(step, parts);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, table);
  return table;
}

function makeTable(step: number, parts: number): PhaseTable {
  const decimation = Math.max(1, step / parts);
  const enough = Math.ceil(MAX_PHASES / decimation);
  const phases = Math.min(parts, enough);
  const taps = 2 * Math.ceil(LOW_PASS.halfWidth * decimation);
  const rows = new Float64Array((phases + 1) * taps);
  for (let phase = 0; phase <= phases; phase++) {
    for (let k = 0; k < taps; k++) {
      const time = phase / phases + (taps / 2 - 1 - k);
      rows[phase * taps + k] = LOW_PASS.at(time / decimation) / decimation;
    }
  }
  return { phases, taps, rows };
}

function checkRate(rate: number): void {
  if (isSampleRate(rate)) return;
  throw new IdolError(
    "FEATURE_PARAMETER",
    `A sample rate is a whole number from ${MIN_SAMPLE_RATE} to ${MAX_SAMPLE_RATE} Hz, not ${rate}.`,
    "Give a rate in this range.",
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
