import { IdolError } from "../errors.ts";
import { aiffLayout } from "./aiff.ts";
import { tagAt } from "./chunks.ts";
import { skipTags } from "./id3.ts";
import { readMono } from "./mono.ts";
import { nameOtherFormat } from "./other-formats.ts";
import { checkLayout } from "./pcm.ts";
import type { Recording } from "./recording.ts";
import { truncated } from "./refusals.ts";
import { wavLayout } from "./wav.ts";

const WAV_TAGS = ["RIFF", "RIFX", "RF64", "BW64"];
const AIFF_FORMS = ["AIFF", "AIFC"];

/**
 * Decodes a WAV or AIFF recording, told apart by content, to one channel.
 *
 * Integer PCM of 8 to 32 bits, float PCM of 32 and 64 bits, A-law and mu-law, scaled as libsndfile scales them (v / 2^(bits - 1)); any
 * number of channels, mixed by their mean as `librosa.to_mono` does. There is one reading or none: what players read differently is refused.
 *
 * @param file all its bytes
 * @param name what to call it in an error
 * @throws CodedError FILE_EMPTY, AUDIO_NOT_RECOGNISED, AUDIO_TRUNCATED, AUDIO_UNSUPPORTED, AUDIO_AMBIGUOUS, AUDIO_NOT_FINITE, AUDIO_TOO_SHORT
 */
export function decodeAudio(file: Uint8Array, name = "the recording"): Recording {
  if (file.length === 0) {
    throw new IdolError("FILE_EMPTY", `${name} is empty.`, "Record or copy it again.");
  }
  const bytes = skipTags(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = findLayout(view, bytes, file, name);
  checkLayout(layout, name);
  return {
    sampleRate: layout.sampleRate,
    channels: layout.channels,
    samples: readMono(view, layout, name),
  };
}

function findLayout(view: DataView, bytes: Uint8Array, file: Uint8Array, name: string) {
  const tag = tagAt(bytes, 0);
  const form = tagAt(bytes, 8);
  const container = WAV_TAGS.includes(tag) || tag === "FORM";
  if (container && bytes.length < 12) throw truncated(name, "inside its header");
  if (WAV_TAGS.includes(tag) && form === "WAVE") return wavLayout(view, name);
  if (tag === "FORM" && AIFF_FORMS.includes(form)) return aiffLayout(view, name);
  const other = nameOtherFormat(bytes) ?? nameOtherFormat(file);
  if (other !== undefined) {
    throw new IdolError(
      "AUDIO_UNSUPPORTED",
      `${name} is ${other}; only WAV and AIFF can be read.`,
      "Convert it to WAV first, for example with ffmpeg or Audacity.",
    );
  }
  throw new IdolError(
    "AUDIO_NOT_RECOGNISED",
    `${name} is neither a WAV nor an AIFF recording.`,
    "Give a WAV or AIFF file of PCM samples.",
  );
}
