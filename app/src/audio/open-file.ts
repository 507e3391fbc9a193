import { formatBytes } from "@idol/client/format";
import { CodedError } from "@idol/ezkl/errors";
import { decodeAudio } from "@idol/ml/audio";
import { PageError } from "../errors.ts";
import { encodeWav } from "./encode-wav.ts";
import { makeTake, type Take } from "./take.ts";

/** What an audit fetches at most. */
const MOST_BYTES = 10_000_000;
/** Of other formats, seconds that are kept: what an audit listens to at most. */
const MOST_SECONDS = 30;

/**
 * A take of a file: WAV and AIFF as they are, anything else that the browser can decode turned into a WAV.
 *
 * @throws PageError of `decodeAudio`, `AUDIO_NOT_RECOGNISED` for what is no audio, `AUDIO_UNSUPPORTED` for a file that is too large
 */
export async function openFile(file: File): Promise<Take> {
  if (file.size > MOST_BYTES) {
    throw new PageError(
      "AUDIO_UNSUPPORTED",
      `${file.name} is ${formatBytes(file.size)} large; at most ${formatBytes(MOST_BYTES)} can be judged.`,
      "Cut it to the few seconds that you want judged.",
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    decodeAudio(bytes, file.name);
    return makeTake(file.name, "file", bytes);
  } catch (thrown) {
    const foreign =
      thrown instanceof CodedError &&
      (thrown.code === "AUDIO_NOT_RECOGNISED" || thrown.code === "AUDIO_UNSUPPORTED");
    if (!foreign) throw thrown;
    return await convert(file.name, bytes, thrown);
  }
}

async function convert(name: string, bytes: Uint8Array, ours: CodedError): Promise<Take> {
  const context = new OfflineAudioContext(1, 1, 48_000);
  let decoded: AudioBuffer;
  try {
    // Decoding takes the buffer away from its owner.
    decoded = await context.decodeAudioData(bytes.slice().buffer);
  } catch {
    throw new CodedError(
      ours.code,
      ours.code === "AUDIO_UNSUPPORTED" ? ours.message : `${name} is not a sound recording that can be read.`,
      "Drop a WAV or AIFF file, or any recording that your browser plays; or sing right here.",
      { cause: ours },
    );
  }
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, index) =>
    decoded.getChannelData(index),
  );
  const length = Math.min(decoded.length, MOST_SECONDS * decoded.sampleRate);
  const mono = Float32Array.from(
    { length },
    (_, at) => channels.reduce((sum, channel) => sum + channel[at]!, 0) / channels.length,
  );
  return makeTake(`${name}.wav`, "converted", encodeWav(mono, decoded.sampleRate));
}
