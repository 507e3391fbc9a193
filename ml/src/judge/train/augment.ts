import { exp, ln, log10 } from "../../audio/maths.ts";
import { melFrequencies } from "../../audio/mel-filterbank.ts";
import type { FeaturesConfig } from "../config.ts";
import { type FeatureMatrix, makeFeatureMatrix, renormalise } from "../feature-matrix.ts";
import { bandPosition, type MelRange } from "../prosody/pitch-comb.ts";
import { applySteps } from "../steps/apply.ts";
import { trim } from "../steps/trim.ts";
import type { Augmentation } from "./augmentation.ts";
import type { Random } from "./random.ts";

/** Points of the equaliser's curve, straight lines between them. */
const KNOTS = 5;
/** Where matrices are joined, columns whose loudest band is quieter than this are cut: dB. */
const SILENCE = -45;
/** Slope of background noise over all bands, drawn evenly: dB. */
const NOISE_SLOPE = [-15, 5] as const;

/**
 * The way from spectrogram to x with the augmentations done at random where they belong; those before the same step in the
 * order of the list.
 */
export function augmentedSteps(
  matrix: FeatureMatrix,
  { steps, ...mel }: Pick<FeaturesConfig, "steps" | "fMin" | "fMax">,
  augmentation: readonly Augmentation[],
  random: Random,
): FeatureMatrix {
  let current = matrix;
  for (let index = 0; index <= steps.length; index++) {
    for (const each of augmentation) {
      if (each.kind !== "join" && each.before === index) current = augment(current, each, mel, random);
    }
    if (index < steps.length) current = applySteps(current, steps.slice(index, index + 1), mel);
  }
  return current;
}

/** One augmentation of a single matrix, done at random. */
export function augment(
  matrix: FeatureMatrix,
  augmentation: Exclude<Augmentation, { kind: "join" }>,
  mel: MelRange,
  random: Random,
): FeatureMatrix {
  const { rows, cols, values } = matrix;
  switch (augmentation.kind) {
    case "timeShift": {
      const shift = Math.round(random.between(-augmentation.earlier, augmentation.later));
      return makeFeatureMatrix(rows, cols, (row, col) => {
        const source = col - shift;
        return source >= 0 && source < cols ? values[row * cols + source]! : augmentation.fill;
      });
    }
    case "bandShift": {
      const shift = Math.round(random.between(-augmentation.most, augmentation.most));
      return makeFeatureMatrix(rows, cols, (row, col) => values[clampIndex(row - shift, rows) * cols + col]!);
    }
    case "tempo":
      return changeTempo(matrix, exp(random.between(-augmentation.most, augmentation.most)));
    case "warp":
      return warpBands(matrix, exp(random.between(-augmentation.most, augmentation.most)), mel);
    case "equaliser": {
      const knots = Float64Array.from({ length: KNOTS }, () => augmentation.deviation * random.normal());
      const curve = Float64Array.from({ length: rows }, (_, row) =>
        between(knots, (row * (KNOTS - 1)) / (rows - 1)),
      );
      return renormalise(
        makeFeatureMatrix(rows, cols, (row, col) => values[row * cols + col]! + curve[row]!),
      );
    }
    case "background":
      return renormalise(addBackground(matrix, random.between(augmentation.from, augmentation.to), random));
    case "room": {
      if (random.next() >= augmentation.chance) return matrix;
      return addRoom(
        matrix,
        random.between(augmentation.from, augmentation.to),
        random.between(0, augmentation.loudest),
        random,
      );
    }
    default:
      augmentation satisfies never;
      return matrix;
  }
}

/** One matrix after the other, without the silence around them. */
export function joinMatrices(first: FeatureMatrix, second: FeatureMatrix): FeatureMatrix {
  const [a, b] = [first, second].map((each) => trim(each, { above: SILENCE, start: true, end: true })) as [
    FeatureMatrix,
    FeatureMatrix,
  ];
  return makeFeatureMatrix(a.rows, a.cols + b.cols, (row, col) =>
    col < a.cols ? a.values[row * a.cols + col]! : b.values[row * b.cols + col - a.cols]!,
  );
}

/** Time runs `tempo` times as slow: `cols × tempo` columns, linearly interpolated. */
function changeTempo({ rows, cols, values }: FeatureMatrix, tempo: number): FeatureMatrix {
  const newCols = Math.max(1, Math.round(cols * tempo));
  return makeFeatureMatrix(rows, newCols, (row, col) => {
    const at = newCols === 1 ? 0 : (col * (cols - 1)) / (newCols - 1);
    return between(values.subarray(row * cols, (row + 1) * cols), at);
  });
}

/** What was at f is at `factor · f`; the edges repeat. */
function warpBands({ rows, cols, values }: FeatureMatrix, factor: number, mel: MelRange): FeatureMatrix {
  const centres = melFrequencies(rows + 2, mel.fMin, mel.fMax).subarray(1, rows + 1);
  const source = centres.map((hz) => Math.min(rows - 1, Math.max(0, bandPosition(hz / factor, rows, mel))));
  return makeFeatureMatrix(rows, cols, (row, col) => {
    const lower = Math.floor(source[row]!);
    const share = source[row]! - lower;
    const upper = clampIndex(lower + 1, rows);
    return values[lower * cols + col]! * (1 - share) + values[upper * cols + col]! * share;
  });
}

/** Noise whose power in each cell is drawn from an exponential distribution, as that of a spectrogram of noise is. */
function addBackground({ rows, cols, values }: FeatureMatrix, level: number, random: Random): FeatureMatrix {
  const slope = random.between(...NOISE_SLOPE);
  return makeFeatureMatrix(rows, cols, (row, col) => {
    const noise = level + (slope * row) / (rows - 1);
    const chance = 0.2 - 0.8 * ln(1 - random.next());
    return 10 * log10(powerOf(values[row * cols + col]!) + powerOf(noise) * chance);
  });
}

/** The power of echoes that decay by so many dB a column, each cell's drawn as that of noise; `loudness` is theirs over the sound's. */
function addRoom(
  { rows, cols, values }: FeatureMatrix,
  decay: number,
  loudness: number,
  random: Random,
): FeatureMatrix {
  const kept = powerOf(-decay);
  const gain = (loudness * (1 - kept)) / kept;
  const left = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    let echo = 0;
    for (let col = 0; col < cols; col++) {
      const power = powerOf(values[row * cols + col]!);
      left[row * cols + col] = 10 * log10(power - gain * echo * ln(1 - random.next()));
      echo = kept * (echo + power);
    }
  }
  return renormalise({ rows, cols, values: left });
}

const LN10_TENTH = ln(10) / 10;
const powerOf = (db: number): number => exp(LN10_TENTH * db);

const clampIndex = (index: number, length: number): number => Math.min(length - 1, Math.max(0, index));

/** The value at a place between two of a list, linearly interpolated. */
function between(values: Float64Array, at: number): number {
  const left = Math.floor(at);
  const share = at - left;
  return values[left]! * (1 - share) + values[clampIndex(left + 1, values.length)]! * share;
}
