import { formatBytes } from "@idol/client/format";
import { CodedError } from "@idol/ezkl/errors";
import { canonicalRecording, decodeAudio, mixToMono } from "@idol/ml/audio";
import { PageError } from "../errors.ts";
import { makeTake, type Take } from "./take.ts";

/** What an audit fetches at most. */
const MOST_BYTES = 10_000_000;
/** Seconds that are kept where only the browser reads a file: what an audit listens to at most. */
const MOST_SECONDS = 30;

/**
 * A take of a file, as the plain WAV that is judged, heard, hashed and revealed: of a WAV or AIFF by our own decoder, and of whatever that refuses
 * by the browser's, as a second opinion.
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
  let ours: CodedError;
  try {
    const canonical = canonicalRecording(decodeAudio(bytes, file.name));
    return makeTake(wavName(file.name), "file", canonical);
  } catch (thrown) {
    if (!(thrown instanceof CodedError)) throw thrown;
    ours = thrown;
  }
  return await convert(file.name, bytes, ours);
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
      ours.code === "AUDIO_NOT_RECOGNISED"
        ? `${name} is not a sound recording that can be read.`
        : ours.message,
      "Drop a WAV or AIFF file, or any recording that your browser plays; or sing right here.",
      { cause: ours },
    );
  }
  const length = Math.min(decoded.length, MOST_SECONDS * decoded.sampleRate);
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, index) =>
    decoded.getChannelData(index).subarray(0, length),
  );
  const { sampleRate } = decoded;
  const samples = mixToMono(channels, sampleRate, name);
  return makeTake(
    `${name}.wav`,
    "converted",
    canonicalRecording({ samples, sampleRate, channels: channels.length }),
  );
}

function wavName(name: string): string {
  return /\.wav$/i.test(name) ? name : `${name}.wav`;
}
