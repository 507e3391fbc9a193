import { makePicture, type Picture } from "../picture.ts";
import { applySteps } from "../steps/apply.ts";
import type { FeatureStep } from "../steps/schema.ts";
import type { Augmentation } from "./augmentation.ts";
import type { Random } from "./random.ts";

/** Index of the first step that has an augmentation before it: up to there a clip's picture is the same in every epoch. */
export function firstAugmentedStep(steps: readonly FeatureStep[], augmentation: readonly Augmentation[]): number {
  return Math.min(steps.length, ...augmentation.map((each) => each.before));
}

/**
 * The rest of the way from the picture before step `from` to x, with the augmentations done at random where they belong;
 * those before the same step in the order of the list.
 */
export function augmentedSteps(
  picture: Picture,
  steps: readonly FeatureStep[],
  from: number,
  augmentation: readonly Augmentation[],
  random: Random,
): Picture {
  let current = picture;
  for (let index = from; index <= steps.length; index++) {
    for (const each of augmentation) if (each.before === index) current = augment(current, each, random);
    if (index < steps.length) current = applySteps(current, steps.slice(index, index + 1));
  }
  return current;
}

/** One augmentation, done at random. */
export function augment(picture: Picture, augmentation: Augmentation, random: Random): Picture {
  const { rows, cols, values } = picture;
  switch (augmentation.kind) {
    case "timeShift": {
      const shift = Math.round(random.between(-augmentation.earlier, augmentation.later));
      return makePicture(rows, cols, (row, col) => {
        const source = col - shift;
        return source >= 0 && source < cols ? values[row * cols + source]! : augmentation.fill;
      });
    }
    case "bandShift": {
      const shift = Math.round(random.between(-augmentation.most, augmentation.most));
      return makePicture(rows, cols, (row, col) => values[clampIndex(row - shift, rows) * cols + col]!);
    }
    case "tempo":
      return changeTempo(picture, random.between(1 - augmentation.most, 1 + augmentation.most));
    case "noise":
      return { rows, cols, values: values.map((value) => value + augmentation.deviation * random.normal()) };
    case "gain": {
      const gain = augmentation.deviation * random.normal();
      return { rows, cols, values: values.map((value) => value + gain) };
    }
    case "tilt": {
      const slope = random.between(-augmentation.most, augmentation.most);
      const middle = (rows - 1) / 2;
      return makePicture(rows, cols, (row, col) => values[row * cols + col]! + (slope * (row - middle)) / (middle || 1));
    }
    case "mask": {
      const bands = maskRange(augmentation.bands, rows, random);
      const moments = maskRange(augmentation.cols, cols, random);
      return makePicture(rows, cols, (row, col) =>
        bands.has(row) || moments.has(col) ? augmentation.fill : values[row * cols + col]!,
      );
    }
    default:
      augmentation satisfies never;
      return picture;
  }
}

/** Time runs `tempo` times as fast: `cols / tempo` columns, linearly interpolated. */
function changeTempo({ rows, cols, values }: Picture, tempo: number): Picture {
  const newCols = Math.max(1, Math.round(cols / tempo));
  return makePicture(rows, newCols, (row, col) => {
    const at = newCols === 1 ? 0 : (col * (cols - 1)) / (newCols - 1);
    const left = Math.floor(at);
    const share = at - left;
    const start = row * cols;
    return values[start + left]! * (1 - share) + values[start + clampIndex(left + 1, cols)]! * share;
  });
}

const clampIndex = (index: number, length: number): number => Math.min(length - 1, Math.max(0, index));

function maskRange(longest: number, length: number, random: Random): { has(index: number): boolean } {
  const size = random.int(Math.min(longest, length) + 1);
  const start = random.int(length - size + 1);
  return { has: (index) => index >= start && index < start + size };
}
