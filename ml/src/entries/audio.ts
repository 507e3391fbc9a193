export { canonicalRecording, decodeCanonical, judgedStretch } from "../audio/canonical.ts";
export { cutClip } from "../audio/clip.ts";
export { decodeAudio } from "../audio/decode.ts";
export { encodeWav } from "../audio/encode-wav.ts";
export type { Spectrogram } from "../audio/log-mel.ts";
export { type MelFeatures, melSpectrogramOf, toMelFeatures } from "../audio/mel-features.ts";
export { melFilterbank } from "../audio/mel-filterbank.ts";
export { mixToMono } from "../audio/mono.ts";
