import { type Chunk, printable, tagAt, walkChunks } from "./chunks.ts";
import { nameAifcCodec } from "./other-formats.ts";
import type { PcmEncoding, PcmLayout } from "./pcm.ts";
import { truncated, unsupported } from "./refusals.ts";

const UNKNOWN_SIZE = 0xffffffff;

/** PCM under AIFF-C's compression types: [encoding, little endian, bytes per sample where the type fixes them]. */
const PCM_TYPES: Readonly<Record<string, readonly [PcmEncoding, boolean, number?]>> = {
  NONE: ["signed", false],
  twos: ["signed", false],
  sowt: ["signed", true],
  "raw ": ["offset", false, 1],
  in24: ["signed", false, 3],
  in32: ["signed", false, 4],
  fl32: ["float", false, 4],
  FL32: ["float", false, 4],
  fl64: ["float", false, 8],
  FL64: ["float", false, 8],
};

type Common = Omit<PcmLayout, "offset">;

/**
 * Finds the samples of an AIFF or AIFF-C file (Apple's "Audio Interchange File Format AIFF-C", 1991).
 *
 * @throws IdolError AUDIO_TRUNCATED, AUDIO_UNSUPPORTED
 */
export function aiffLayout(view: DataView, name: string): PcmLayout {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const compressed = tagAt(bytes, 8) === "AIFC";
  let common: Common | undefined;
  let sound: Chunk | undefined;
  for (const chunk of walkChunks(view, 12, false)) {
    const whole = chunk.start + chunk.size <= view.byteLength;
    if (chunk.id === "SSND") sound = chunk;
    else if (!whole && (common === undefined || sound === undefined)) {
      throw truncated(name, `inside its ${printable(chunk.id)} chunk`);
    }
    if (chunk.id === "COMM") common = readCommon(view, bytes, chunk, compressed, name);
    if (common !== undefined && sound !== undefined) break;
  }
  if (common === undefined || sound === undefined) throw truncated(name, "before its samples");
  return soundLayout(view, common, sound, name);
}

function soundLayout(view: DataView, common: Common, sound: Chunk, name: string): PcmLayout {
  if (sound.start + 8 > view.byteLength) throw truncated(name, "before its samples");
  const offset = sound.start + 8 + view.getUint32(sound.start, false);
  const block = common.bytesPerSample * common.channels;
  const present = Math.max(0, view.byteLength - offset);
  const needed = common.frames * block;
  const unknown = sound.size === 0 || sound.size === UNKNOWN_SIZE || common.frames === UNKNOWN_SIZE;
  if (unknown && (common.frames === 0 || needed > present)) {
    return { ...common, offset, frames: block > 0 ? Math.floor(present / block) : 0 };
  }
  if (needed > present) throw truncated(name, `after ${present} of ${needed} bytes of samples`);
  return { ...common, offset };
}

function readCommon(
  view: DataView,
  bytes: Uint8Array,
  chunk: Chunk,
  compressed: boolean,
  name: string,
): Common {
  if (chunk.size < (compressed ? 22 : 18))
    throw unsupported(name, `has a format chunk of ${chunk.size} bytes`);
  const at = chunk.start;
  const bits = view.getUint16(at + 6, false);
  const type = compressed ? tagAt(bytes, at + 18) : "NONE";
  const pcm = PCM_TYPES[type];
  if (pcm === undefined) throw unsupported(name, `is compressed (${nameAifcCodec(type)})`);
  const [encoding, littleEndian, fixed] = pcm;
  return {
    encoding,
    littleEndian,
    bytesPerSample: fixed ?? Math.ceil(bits / 8),
    channels: view.getUint16(at, false),
    sampleRate: Math.round(extendedAt(view, at + 8)),
    frames: view.getUint32(at + 2, false),
  };
}

/** An 80-bit IEEE extended float, as AIFF stores its rate; NaN for what is no positive number below 2^64. */
function extendedAt(view: DataView, at: number): number {
  const exponent = view.getUint16(at, false) - 16383;
  if (exponent < 0 || exponent > 63) return Number.NaN;
  let value = view.getUint32(at + 2, false) * 4294967296 + view.getUint32(at + 6, false);
  for (let k = exponent; k < 63; k++) value /= 2;
  return value;
}
