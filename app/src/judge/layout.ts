import {
  applySteps,
  type FeatureMatrix,
  type FeatureStep,
  type FeaturesConfig,
  type ProsodyRow,
  type VoiceRow,
  voiceFrames,
} from "@idol/ml/judge";

/** Where the cells of x lie on the spectrogram that they were made from. */
export interface Layout {
  /** Where its columns begin and end, in frames: one number more than columns. */
  times: number[];
  /** Where its rows begin and end, in bands, while rows are bands. */
  bands?: number[];
  /** What its rows are, where they are not bands. */
  names?: string[];
}

/** Plain words for the rows of the prosody features. */
const ROW_NAMES: Record<Exclude<ProsodyRow, "bands">, string> = {
  relativePitch: "Pitch against your own mean",
  pitch: "Pitch",
  pitchSpread: "Spread of the pitch",
  voiced: "Clear voice",
  salience: "Strong harmonics",
  level: "Loudness",
  rise: "Pitch going up or down",
  movement: "Movement of the pitch",
  rising: "Rising pitch",
  falling: "Falling pitch",
  levelMovement: "Movement of the loudness",
  lowFlux: "Change in low tones",
  highFlux: "Change in high tones",
};
const GROUP_NAMES = ["lowest", "low", "lower middle", "middle", "upper middle", "high", "highest"];

/** Plain words for the rows of a voice's summary. */
const VOICE_NAMES: Record<VoiceRow, string> = {
  leapShare: "Leaps of the pitch",
  lateLeapShare: "Leaps of the pitch towards the end",
  lateRise: "Rise towards the end",
  lateFall: "Fall towards the end",
  fall: "Falling pitch",
  still: "Steady pitch",
  voiced: "Clear voice",
  salienceMean: "Strong harmonics",
  salienceDeviation: "Varying harmonics",
  levelDeviation: "Varying loudness",
  levelStep: "Movement of the loudness",
  lowFluxMean: "Change in low tones",
  lowFluxDeviation: "Uneven change in low tones",
  highFluxMean: "Change in high tones",
  highFluxDeviation: "Uneven change in high tones",
  band0Deviation: "Varying energy, lowest tones",
  band1Deviation: "Varying energy, low tones",
  band2Deviation: "Varying energy, lower middle tones",
  band3Deviation: "Varying energy, middle tones",
  band4Deviation: "Varying energy, upper middle tones",
  band5Deviation: "Varying energy, high tones",
  band6Deviation: "Varying energy, highest tones",
};

/** Follows the cells of x back through a judge's feature steps. */
export function layoutOf(heard: FeatureMatrix, features: FeaturesConfig): Layout {
  let matrix = heard;
  let layout: Layout = { times: upTo(heard.cols), bands: upTo(heard.rows) };
  for (const step of features.steps) {
    const next = applySteps(matrix, [step], features);
    layout = through(step, layout, matrix, next, features);
    matrix = next;
  }
  return layout;
}

function through(
  step: FeatureStep,
  { times, bands }: Layout,
  before: FeatureMatrix,
  after: FeatureMatrix,
  mel: FeaturesConfig,
): Layout {
  const kept = bands === undefined ? {} : { bands };
  switch (step.step) {
    case "trim": {
      const first = offsetOf(before, (row) => after.values[row * after.cols]!);
      return { times: times.slice(first, first + after.cols + 1), ...kept };
    }
    case "fit": {
      const last = times.at(-1)!;
      const padded = Array.from(
        { length: Math.max(0, step.cols + 1 - times.length) },
        (_, k) => last + k + 1,
      );
      return { times: [...times, ...padded].slice(0, step.cols + 1), ...kept };
    }
    case "pool":
      return {
        times: every(times, step.cols, after.cols),
        ...(bands === undefined ? {} : { bands: every(bands, step.rows, after.rows) }),
      };
    case "affine":
    case "dereverberate":
      return { times, ...kept };
    case "prosody": {
      const voice = voiceFrames(before, mel);
      // Its levels are cut off below; the comparison does the same.
      const floor = voice.db.reduce((least, value) => Math.min(least, value), 0);
      const first = offsetOf(
        before,
        (band) => voice.db[band]!,
        (value) => Math.max(floor, value),
      );
      const edge = (col: number) => times[first]! + (col * voice.count) / step.cols;
      return { times: upTo(step.cols).map(edge), names: step.rows.flatMap(namesOf) };
    }
    case "voice": {
      // One column for all of the voice.
      return { times: [times[0]!, times.at(-1)!], names: step.rows.map((row) => VOICE_NAMES[row]) };
    }
    default:
      step satisfies never;
      return { times };
  }
}

function namesOf(row: ProsodyRow): string[] {
  return row === "bands" ? GROUP_NAMES.map((name) => `Energy, ${name} tones`) : [ROW_NAMES[row]];
}

/** The first column of a matrix that is the given one. */
function offsetOf(
  { rows, cols, values }: FeatureMatrix,
  wanted: (row: number) => number,
  seen: (value: number) => number = (value) => value,
): number {
  for (let col = 0; col < cols; col++) {
    let same = true;
    for (let row = 0; row < rows && same; row++) same = seen(values[row * cols + col]!) === wanted(row);
    if (same) return col;
  }
  return 0;
}

function upTo(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, index) => index);
}

function every(edges: readonly number[], size: number, count: number): number[] {
  return upTo(count).map((index) => edges[index * size]!);
}
