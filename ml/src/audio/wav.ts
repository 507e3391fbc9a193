import { type Chunk, printable, tagAt, walkChunks } from "./chunks.ts";
import { nameWaveCodec } from "./other-formats.ts";
import type { PcmLayout } from "./pcm.ts";
import { truncated, unsupported } from "./refusals.ts";

const TAG_PCM = 1;
const TAG_FLOAT = 3;
const TAG_EXTENSIBLE = 0xfffe;
const UNKNOWN_SIZE = 0xffffffff;
/** The size SoX writes to a pipe, less than one frame below this. */
const SOX_UNKNOWN_SIZE = 0x7ffff000;
/** KSDATAFORMAT_SUBTYPE_*: a format tag followed by these bytes. */
const SUBTYPE_TAIL = [0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];

type Format = Omit<PcmLayout, "offset" | "frames">;

/**
 * Finds the samples of a RIFF, RIFX, RF64 or BW64 WAVE file (Microsoft's "Multiple channel audio data and WAVE files";
 * EBU Tech 3306 for RF64).
 *
 * @throws IdolError AUDIO_TRUNCATED, AUDIO_UNSUPPORTED
 */
export function wavLayout(view: DataView, name: string): PcmLayout {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const little = tagAt(bytes, 0) !== "RIFX";
  let format: Format | undefined;
  let longDataSize: number | undefined;
  for (const chunk of walkChunks(view, 12, little, sizeOf)) {
    if (chunk.id === "data") return dataLayout(chunk);
    if (chunk.start + chunk.size > view.byteLength)
      throw truncated(name, `inside its ${printable(chunk.id)} chunk`);
    if (chunk.id === "ds64" && chunk.size >= 16) longDataSize = uint64(chunk.start + 8);
    if (chunk.id === "fmt ") format = readFormat(view, chunk, little, name);
  }
  throw truncated(name, "before its samples");

  function uint64(at: number): number {
    return view.getUint32(at, little) + 4294967296 * view.getUint32(at + 4, little);
  }

  function sizeOf(chunk: Chunk): number {
    return chunk.id === "data" && chunk.size === UNKNOWN_SIZE ? (longDataSize ?? chunk.size) : chunk.size;
  }

  function dataLayout(chunk: Chunk): PcmLayout {
    if (format === undefined) throw unsupported(name, "has no format chunk before its samples");
    const block = format.bytesPerSample * format.channels;
    const present = view.byteLength - chunk.start;
    const unknown = longDataSize === undefined && isUnknownSize(chunk, block);
    if (!unknown && chunk.size > present)
      throw truncated(name, `after ${present} of ${chunk.size} bytes of samples`);
    const size = unknown ? present : chunk.size;
    return { ...format, offset: chunk.start, frames: block > 0 ? Math.floor(size / block) : 0 };
  }

  /** A recorder that wrote to a pipe, or was stopped before it filled in the sizes, means "all the rest". */
  function isUnknownSize(chunk: Chunk, block: number): boolean {
    if (chunk.size === UNKNOWN_SIZE) return true;
    if (chunk.size <= SOX_UNKNOWN_SIZE && chunk.size > SOX_UNKNOWN_SIZE - block) return true;
    const riffEnd = 8 + view.getUint32(4, little);
    return chunk.size === 0 && (riffEnd <= chunk.start || riffEnd === 8 + UNKNOWN_SIZE);
  }
}

function readFormat(view: DataView, chunk: Chunk, little: boolean, name: string): Format {
  if (chunk.size < 16) throw unsupported(name, `has a format chunk of ${chunk.size} bytes`);
  const at = chunk.start;
  let tag = view.getUint16(at, little);
  const channels = view.getUint16(at + 2, little);
  const sampleRate = view.getUint32(at + 4, little);
  const block = view.getUint16(at + 12, little);
  const bits = view.getUint16(at + 14, little);
  if (tag === TAG_EXTENSIBLE) {
    if (chunk.size < 40) throw unsupported(name, "has an extensible format chunk without its extension");
    tag = view.getUint16(at + 24, little);
    if (little && !SUBTYPE_TAIL.every((byte, k) => view.getUint8(at + 26 + k) === byte)) {
      throw unsupported(name, "is of an extensible sub-format that is not PCM");
    }
  }
  if (tag !== TAG_PCM && tag !== TAG_FLOAT) throw unsupported(name, `is compressed (${nameWaveCodec(tag)})`);
  if (bits < 1 || bits > 64) throw unsupported(name, `declares ${bits} bits per sample`);
  // Samples sit at the top of their container, so 20 bits in three bytes read as 24.
  const container = Math.ceil(bits / 8);
  const declared = channels > 0 ? block / channels : container;
  const bytesPerSample = Number.isInteger(declared) && declared >= container ? declared : container;
  const encoding = tag === TAG_FLOAT ? "float" : bytesPerSample === 1 ? "offset" : "signed";
  return { encoding, bytesPerSample, littleEndian: little, channels, sampleRate };
}
