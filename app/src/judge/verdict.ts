import { decodeAudio } from "@idol/ml/audio";
import { type JudgeConfig, type Network, scoreRecording, spectrogram } from "@idol/ml/judge";
import { type Attention, attend } from "./attention.ts";
import { type Layout, layoutOf } from "./layout.ts";

/** The spectrogram that the judge's input is made from. */
export interface Heard {
  bands: number;
  frames: number;
  /** Below the loudest, `bands × frames`, lowest band first. */
  db: Float32Array;
  secondsPerFrame: number;
  /** Seconds of the recording before the first frame. */
  from: number;
  fMin: number;
  fMax: number;
}

/** What a judge says of a take, and why. */
export interface Verdict {
  /** The score as the proof will state it. */
  instance: bigint;
  /** The input as the circuit gets it. */
  x: Float64Array;
  heard: Heard;
  layout: Layout;
  attention: Attention;
}

/** Scores the bytes of a take exactly as `idol:score` does. @throws as `decodeAudio` and `scoreRecording` */
export function judgeTake(bytes: Uint8Array, judge: { config: JudgeConfig; network: Network }): Verdict {
  const recording = decodeAudio(bytes);
  const { features, quantisation } = judge.config;
  const { instance, x } = scoreRecording(recording, judge);
  const matrix = spectrogram(recording, features);
  return {
    instance,
    x,
    heard: {
      bands: matrix.rows,
      frames: matrix.cols,
      db: Float32Array.from(matrix.values),
      secondsPerFrame: features.hopLength / features.sampleRate,
      from: features.offset,
      fMin: features.fMin,
      fMax: features.fMax,
    },
    layout: layoutOf(matrix, features),
    attention: attend(judge.network, quantisation, x),
  };
}
