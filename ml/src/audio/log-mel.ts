import { IdolError } from "../errors.ts";
import { powerToDb } from "./decibels.ts";
import { type MelFilter, melFilterbank } from "./mel-filterbank.ts";
import { isWhole, requireParameter } from "./parameter.ts";
import { createStft, frameCount, type Stft } from "./stft.ts";

/** What a log-mel spectrogram depends on besides the samples. */
export interface LogMelParameters {
  /** Rate of the samples in Hz. */
  sampleRate: number;
  /** Length of a frame in samples, a power of two. */
  nFft: number;
  /** Samples from one frame to the next. */
  hopLength: number;
  /** Number of mel bands. */
  nMels: number;
  /** Lower edge of the lowest band in Hz; 0 if left out. */
  fMin?: number;
  /** Upper edge of the highest band in Hz; half the rate if left out. */
  fMax?: number;
}

/** Decibels below the loudest value, in [-80, 0]. */
export interface Spectrogram {
  nMels: number;
  frames: number;
  /** `db[mel * frames + frame]`, lowest band first. */
  db: Float64Array;
}

interface Tables {
  stft: Stft;
  filters: MelFilter[];
}

const MAX_N_FFT = 65536;
const MAX_N_MELS = 2048;
/** 2^26 values are 512 MiB. */
const MAX_VALUES = 67108864;
const MAX_CACHED = 8;
const cache = new Map<string, Tables>();

/**
 * The log-mel spectrogram of a signal, by librosa's definitions: `power_to_db(feature.melspectrogram(y, sr, n_fft,
 * hop_length, n_mels, fmin, fmax), ref=np.max)` with centred zero-padded frames, periodic Hann window, Slaney's scale and
 * norm. Shape [nMels, 1 + floor(length / hopLength)].
 *
 * @throws CodedError FEATURE_PARAMETER, AUDIO_NOT_FINITE
 */
export function logMelSpectrogram(samples: Float64Array, parameters: LogMelParameters): Spectrogram {
  checkParameters(parameters, samples.length);
  const { hopLength, nMels } = parameters;
  const { stft, filters } = tablesFor(parameters);
  const frames = frameCount(samples.length, hopLength);
  const mel = new Float64Array(nMels * frames);
  stft.powerFrames(samples, hopLength, (frame, power) => {
    for (let band = 0; band < nMels; band++) {
      const { first, weights } = filters[band]!;
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * power[first + k]!;
      mel[band * frames + frame] = sum;
    }
  });
  if (!mel.every(Number.isFinite)) {
    throw new IdolError(
      "AUDIO_NOT_FINITE",
      "The samples are not all finite numbers of a sensible size.",
      "Check where the samples come from; they must be within [-1, 1].",
    );
  }
  return { nMels, frames, db: powerToDb(mel) };
}

function tablesFor(parameters: LogMelParameters): Tables {
  const { sampleRate, nFft, nMels, fMin = 0, fMax = sampleRate / 2 } = parameters;
  const key = [sampleRate, nFft, nMels, fMin, fMax].join();
  const known = cache.get(key);
  if (known !== undefined) return known;
  const tables = {
    stft: createStft(nFft),
    filters: melFilterbank({ sampleRate, nFft, nMels, fMin, fMax }),
  };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, tables);
  return tables;
}

function checkParameters(parameters: LogMelParameters, length: number): void {
  const { sampleRate, nFft, hopLength, nMels, fMin = 0, fMax = sampleRate / 2 } = parameters;
  const positiveRate = sampleRate > 0 && sampleRate < Infinity;
  requireParameter(positiveRate, "The sample rate is a positive number of Hz", sampleRate);
  const powerOfTwo = isWhole(nFft, 2, MAX_N_FFT) && (nFft & (nFft - 1)) === 0;
  requireParameter(powerOfTwo, `The frame length (n_fft) is a power of two from 2 to ${MAX_N_FFT}`, nFft);
  const wholeHop = isWhole(hopLength, 1, Number.MAX_SAFE_INTEGER);
  requireParameter(wholeHop, "The hop length is a whole number of at least 1", hopLength);
  const someMels = isWhole(nMels, 1, MAX_N_MELS);
  requireParameter(someMels, `The number of mel bands is a whole number from 1 to ${MAX_N_MELS}`, nMels);
  requireParameter(
    fMin >= 0 && fMin < fMax,
    "The lowest frequency is at least 0 and below the highest",
    fMin,
  );
  requireParameter(fMax <= sampleRate / 2, "The highest frequency is at most half the sample rate", fMax);
  const values = nMels * frameCount(length, hopLength);
  requireParameter(values <= MAX_VALUES, `A spectrogram has at most ${MAX_VALUES} values`, values);
}
