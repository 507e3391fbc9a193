import type { Chunk } from "./chunks.ts";
import { nameWaveCodec } from "./other-formats.ts";
import type { PcmEncoding, PcmLayout } from "./pcm.ts";
import { ambiguous, unsupported } from "./refusals.ts";
import { lowFrequencyChannel } from "./speakers.ts";

const TAG_PCM = 1;
const TAG_FLOAT = 3;
const TAG_ALAW = 6;
const TAG_MULAW = 7;
const TAG_EXTENSIBLE = 0xfffe;
/** KSDATAFORMAT_SUBTYPE_*: a format tag, then two 16-bit words and eight bytes. */
const SUBTYPE_WORDS = [0, 16];
const SUBTYPE_TAIL = [128, 0, 0, 170, 0, 56, 155, 113];

/** What a format chunk says of the samples. */
export type WavFormat = Omit<PcmLayout, "offset" | "frames">;

/**
 * Reads a `fmt ` chunk. The width of a sample is what its bits need, whatever block align and byte rate say, as libsndfile and FFmpeg have it;
 * 24 bits in blocks of four bytes are read from the top of the four.
 *
 * @throws CodedError AUDIO_UNSUPPORTED, AUDIO_AMBIGUOUS
 */
export function readWavFormat(view: DataView, chunk: Chunk, little: boolean, name: string): WavFormat {
  if (chunk.size < 16) throw unsupported(name, `has a format chunk of ${chunk.size} bytes`);
  const at = chunk.start;
  const declared = view.getUint16(at, little);
  const channels = view.getUint16(at + 2, little);
  const sampleRate = view.getUint32(at + 4, little);
  const block = view.getUint16(at + 12, little);
  const bits = view.getUint16(at + 14, little);
  const extended = declared === TAG_EXTENSIBLE ? readExtension(view, chunk, little, name) : undefined;
  const tag = extended?.tag ?? declared;
  const width = widthOf(tag, bits, block === 4 * channels, name);
  const valid = extended?.validBits ?? 0;
  if (valid !== 0 && (tag === TAG_PCM || tag === TAG_FLOAT) && Math.ceil(valid / 8) !== Math.ceil(bits / 8)) {
    throw ambiguous(
      name,
      `declares ${valid} bits in samples of ${bits}, which players read as the one or the other`,
    );
  }
  const lowFrequency = lowFrequencyChannel(channels, extended?.speakers);
  return {
    encoding: encodingOf(tag, width),
    bytesPerSample: width,
    littleEndian: little,
    channels,
    sampleRate,
    ...lowFrequency,
  };
}

function encodingOf(tag: number, width: number): PcmEncoding {
  switch (tag) {
    case TAG_FLOAT:
      return "float";
    case TAG_ALAW:
      return "alaw";
    case TAG_MULAW:
      return "mulaw";
    default:
      return width === 1 ? "offset" : "signed";
  }
}

function widthOf(tag: number, bits: number, blocksOfFour: boolean, name: string): number {
  if (tag === TAG_ALAW || tag === TAG_MULAW) return 1;
  if (tag !== TAG_PCM && tag !== TAG_FLOAT) throw unsupported(name, `is compressed (${nameWaveCodec(tag)})`);
  if (bits < 1 || bits > 64) throw unsupported(name, `declares ${bits} bits per sample`);
  if (tag === TAG_FLOAT && bits % 32 !== 0) throw unsupported(name, `holds ${bits}-bit float samples`);
  return bits === 24 && blocksOfFour ? 4 : Math.ceil(bits / 8);
}

function readExtension(view: DataView, chunk: Chunk, little: boolean, name: string) {
  if (chunk.size < 40) throw unsupported(name, "has an extensible format chunk without its extension");
  const guid = chunk.start + 24;
  const words = SUBTYPE_WORDS.every((word, k) => view.getUint16(guid + 4 + 2 * k, little) === word);
  if (!words || !SUBTYPE_TAIL.every((byte, k) => view.getUint8(guid + 8 + k) === byte)) {
    throw unsupported(name, "is of an extensible sub-format that is not PCM");
  }
  return {
    validBits: view.getUint16(chunk.start + 18, little),
    speakers: view.getUint32(chunk.start + 20, little),
    tag: view.getUint32(guid, little),
  };
}
