export { readAudioFile } from "../audio/read-file.ts";
export { sampleClips } from "../samples.ts";
