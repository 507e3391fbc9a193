import type { Recording } from "../audio/recording.ts";
import type { JudgeConfig } from "./config.ts";
import { features } from "./features.ts";
import { forward, type Network } from "./network.ts";
import { dequantise, snap } from "./quantise.ts";
import { makeTwin, scoreInteger, scoreScale } from "./twin.ts";

/** What a judge says of a recording. */
export interface Score {
  /** The input as the circuit gets it: `rows × cols` float32 multiples of 2^-scale, row-major. */
  x: Float64Array;
  /** The score in real numbers, before any rounding to integers. */
  float: number;
  /** The score as the proof will state it, at `2^(3·scale)`. */
  instance: bigint;
  /** The same as a number. */
  score: number;
}

/**
 * Scores a recording, in real numbers and exactly as the circuit will.
 *
 * @throws IdolError `AUDIO_TOO_SHORT`, `AUDIO_SILENT`, `AUDIO_NOT_FINITE`, `CIRCUIT_RANGE`
 */
export function scoreRecording(
  recording: Recording,
  judge: { config: JudgeConfig; network: Network },
): Score {
  const { quantisation } = judge.config;
  const input = features(recording, judge.config);
  const x = snap(input, quantisation.scale);
  const instance = scoreInteger(makeTwin(judge.network, quantisation), x);
  return {
    x,
    float: forward(judge.network, input),
    instance,
    score: dequantise(instance, scoreScale(quantisation.scale)),
  };
}
