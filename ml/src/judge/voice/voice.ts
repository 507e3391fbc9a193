import type { FeatureMatrix } from "../feature-matrix.ts";
import type { MelRange } from "../prosody/pitch-comb.ts";
import { bandLevel, flux } from "./bands.ts";
import { deviationOf, type HeardVoice, hearVoice, meanOf, partOf } from "./heard-voice.ts";
import { bestPhrase, VOICED } from "./phrase.ts";
import { pitchSteps, sumSteps } from "./pitch-steps.ts";
import type { VoiceRow, VoiceStep } from "./rows.ts";

/** A row, and the constants that bring most voices into [-2, 2]. */
interface Statistic {
  of: (voice: HeardVoice) => number;
  middle: number;
  size: number;
}

/** Semitones beyond which a rise or fall counts no more. */
const LONGEST_LEAP = 4;
const LONGEST_WAY = 8;
/** Semitones a frame: a step beyond the first counts no more; the second is movement that any voice is taken to have. */
const LARGEST_STEP = 2;
const LEAST_MOVEMENT = 0.2;
/** A pitch that moves less from frame to frame stays: semitones. */
const STILL = 0.25;
/** Where the last third of a voice begins. */
const LATE = 2 / 3;
/** A loudness step beyond this counts no more: dB. */
const LARGEST_LEVEL_STEP = 10;
/** No row says more than this, whatever is heard. */
const LARGEST = 4;

const up = (beyond: number, most: number) => (rise: number) => Math.min(most, Math.max(0, rise - beyond));
const down = (most: number) => (rise: number) => Math.min(most, Math.max(0, -rise));

const leaps = (voice: HeardVoice, from = 0) => {
  const { sum, total } = sumSteps(pitchSteps(voice, 3), up(2, LONGEST_LEAP), from);
  return total > 0 ? sum / total : 0;
};
const leapShare = (from: number) => (voice: HeardVoice) =>
  leaps(voice, from) / (movement(voice) + LEAST_MOVEMENT);
const way = (lag: number, of: (rise: number) => number, from: number) => (voice: HeardVoice) =>
  sumSteps(pitchSteps(voice, lag), of, from).sum / voice.total;
const deviationOfBand = (group: number) => (voice: HeardVoice) => deviationOf(voice, bandLevel(voice, group));

const STATISTICS: Readonly<Record<VoiceRow, Statistic>> = {
  leapShare: { of: leapShare(0), middle: 0.2, size: 0.25 },
  lateLeapShare: { of: leapShare(LATE), middle: 0.08, size: 0.15 },
  lateRise: { of: way(8, up(0, LONGEST_WAY), LATE), middle: 0.23, size: 0.29 },
  lateFall: { of: way(8, down(LONGEST_WAY), LATE), middle: 0.36, size: 0.27 },
  fall: { of: way(4, down(LONGEST_WAY), 0), middle: 0.67, size: 0.36 },
  still: { of: stillShare, middle: 0.5, size: 0.12 },
  voiced: { of: voicedShare, middle: 0.8, size: 0.11 },
  salienceMean: { of: (voice) => meanOf(voice, voice.salience), middle: 17.7, size: 4.1 },
  salienceDeviation: { of: (voice) => deviationOf(voice, voice.salience), middle: 6.3, size: 1.3 },
  levelDeviation: { of: (voice) => deviationOf(voice, voice.level), middle: 5.6, size: 0.72 },
  levelStep: { of: (voice) => meanOf(voice, levelSteps(voice)), middle: 2.8, size: 0.65 },
  lowFluxMean: { of: (voice) => meanOf(voice, flux(voice, "low")), middle: 4, size: 0.82 },
  lowFluxDeviation: { of: (voice) => deviationOf(voice, flux(voice, "low")), middle: 1.9, size: 0.39 },
  highFluxMean: { of: (voice) => meanOf(voice, flux(voice, "high")), middle: 2, size: 0.65 },
  highFluxDeviation: { of: (voice) => deviationOf(voice, flux(voice, "high")), middle: 1.2, size: 0.3 },
  band0Deviation: { of: deviationOfBand(0), middle: 4, size: 1.1 },
  band1Deviation: { of: deviationOfBand(1), middle: 6.5, size: 1.4 },
  band2Deviation: { of: deviationOfBand(2), middle: 7.1, size: 2 },
  band3Deviation: { of: deviationOfBand(3), middle: 6.2, size: 1.6 },
  band4Deviation: { of: deviationOfBand(4), middle: 4.9, size: 1.5 },
  band5Deviation: { of: deviationOfBand(5), middle: 3.1, size: 1.5 },
  band6Deviation: { of: deviationOfBand(6), middle: 2, size: 1.3 },
};

/** The summary of the phrase with the most leaps in a spectrogram in dB: `rows × 1` values, each within ±4. */
export function voiceSummary(
  matrix: FeatureMatrix,
  { rows }: Pick<VoiceStep, "rows">,
  mel: MelRange,
): FeatureMatrix {
  const whole = hearVoice(matrix, mel);
  const voice = partOf(
    whole,
    bestPhrase(whole.weight, (phrase) => leaps(partOf(whole, phrase))),
  );
  const values = Float64Array.from(rows, (row) => {
    const { of, middle, size } = STATISTICS[row];
    return Math.min(LARGEST, Math.max(-LARGEST, (of(voice) - middle) / size));
  });
  return { rows: rows.length, cols: 1, values };
}

/** Semitones that the pitch moves from a frame to the next, either way. */
function movement(voice: HeardVoice): number {
  return sumSteps(pitchSteps(voice, 1), (rise) => Math.min(LARGEST_STEP, Math.abs(rise))).sum / voice.total;
}

function stillShare(voice: HeardVoice): number {
  const { sum } = sumSteps(pitchSteps(voice, 1), (rise) => (Math.abs(rise) < STILL ? 1 : 0));
  return sum / voice.total;
}

/** Weight in relation to the frames from the first voiced one to the last. */
function voicedShare({ weight, total }: HeardVoice): number {
  const first = weight.findIndex((value) => value > VOICED);
  const last = weight.findLastIndex((value) => value > VOICED);
  return last > first ? total / (last - first + 1) : total / weight.length;
}

function levelSteps({ level }: HeardVoice): Float64Array {
  return level.map((value, frame) =>
    frame === 0 ? 0 : Math.min(LARGEST_LEVEL_STEP, Math.abs(value - level[frame - 1]!)),
  );
}
