export { decodeAudio } from "../audio/decode.ts";
export type { Spectrogram } from "../audio/log-mel.ts";
export { type MelFeatures, melSpectrogramOf, toMelFeatures } from "../audio/mel-features.ts";
export { melFilterbank } from "../audio/mel-filterbank.ts";
