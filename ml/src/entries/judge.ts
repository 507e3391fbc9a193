export {
  type AnyConfig,
  type FeaturesConfig,
  isCustomOnnx,
  type JudgeConfig,
  parseJudgeConfig,
  type Quantisation,
  readAnyConfig,
} from "../judge/config.ts";
export { type FeatureMatrix, makeFeatureMatrix } from "../judge/feature-matrix.ts";
export { spectrogram } from "../judge/features.ts";
export { forEachTap, type Network, type NetworkShape, outputShape } from "../judge/network.ts";
export { voiceFrames } from "../judge/prosody/frames.ts";
export type { ProsodyRow } from "../judge/prosody/rows.ts";
export { dequantise, quantise } from "../judge/quantise.ts";
export { type Score, scoreRecording } from "../judge/score.ts";
export { applySteps } from "../judge/steps/apply.ts";
export type { FeatureStep } from "../judge/steps/schema.ts";
export { makeTwin, reluInputs, scoreInteger, scoreScale, type Twin } from "../judge/twin.ts";
export type { VoiceRow } from "../judge/voice/rows.ts";
export { parseWeights } from "../judge/weights-format.ts";
