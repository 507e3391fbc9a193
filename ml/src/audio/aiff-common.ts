import { type Chunk, tagAt } from "./chunks.ts";
import { nameAifcCodec } from "./other-formats.ts";
import type { PcmEncoding, PcmLayout } from "./pcm.ts";
import { ambiguous, unsupported } from "./refusals.ts";
import { lowFrequencyChannel } from "./speakers.ts";

/** How AIFF-C's compression types store a sample, and the widths in bytes that every player takes from the bits field under each. */
const PCM_TYPES: Readonly<Record<string, readonly [PcmEncoding, boolean, readonly number[]]>> = {
  NONE: ["signed", false, [1, 2, 3, 4]],
  twos: ["signed", false, [1, 2, 3, 4]],
  sowt: ["signed", true, [2]],
  "raw ": ["offset", false, [1]],
  in24: ["signed", false, [3]],
  in32: ["signed", false, [4]],
};

/** Types whose width is their own, whatever the bits field says of what they were made from. */
const FIXED_TYPES: Readonly<Record<string, readonly [PcmEncoding, number]>> = {
  fl32: ["float", 4],
  FL32: ["float", 4],
  fl64: ["float", 8],
  FL64: ["float", 8],
  ulaw: ["mulaw", 1],
  ULAW: ["mulaw", 1],
  alaw: ["alaw", 1],
  ALAW: ["alaw", 1],
};

/** What a COMM chunk says of the samples, and how many frames there should be. */
export type AiffCommon = Omit<PcmLayout, "offset">;

/**
 * Reads a COMM chunk.
 *
 * @param compressed whether the file is an AIFF-C, whose COMM names a compression type
 * @throws CodedError AUDIO_UNSUPPORTED, AUDIO_AMBIGUOUS
 */
export function readAiffCommon(view: DataView, chunk: Chunk, compressed: boolean, name: string): AiffCommon {
  if (chunk.size < (compressed ? 22 : 18))
    throw unsupported(name, `has a format chunk of ${chunk.size} bytes`);
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const at = chunk.start;
  const channels = view.getUint16(at, false);
  const type = chunk.size < 22 ? "NONE" : tagAt(bytes, at + 18);
  if (!compressed && type !== "NONE") {
    throw ambiguous(name, "names a compression type in a plain AIFF, which only some players follow");
  }
  return {
    ...storage(type, view.getUint16(at + 6, false), name),
    channels,
    sampleRate: Math.round(extendedAt(view, at + 8)),
    frames: view.getUint32(at + 2, false),
    ...lowFrequencyChannel(channels),
  };
}

function storage(
  type: string,
  bits: number,
  name: string,
): Pick<PcmLayout, "encoding" | "littleEndian" | "bytesPerSample"> {
  const fixed = FIXED_TYPES[type];
  if (fixed !== undefined) return { encoding: fixed[0], littleEndian: false, bytesPerSample: fixed[1] };
  const pcm = PCM_TYPES[type];
  if (pcm === undefined) throw unsupported(name, `is compressed (${nameAifcCodec(type)})`);
  const [encoding, littleEndian, widths] = pcm;
  const bytesPerSample = Math.ceil(bits / 8);
  if (!widths.includes(bytesPerSample)) {
    const told = `declares ${bits} bits per sample of type '${type}'`;
    throw type === "NONE" || type === "twos"
      ? unsupported(name, told)
      : ambiguous(name, `${told}, which players read differently`);
  }
  return { encoding, littleEndian, bytesPerSample };
}

/** An 80-bit IEEE extended float, as AIFF stores its rate; NaN for what is no positive number below 2^64. */
function extendedAt(view: DataView, at: number): number {
  const exponent = view.getUint16(at, false) - 16383;
  if (exponent < 0 || exponent > 63) return Number.NaN;
  let value = view.getUint32(at + 2, false) * 4294967296 + view.getUint32(at + 6, false);
  for (let k = exponent; k < 63; k++) value /= 2;
  return value;
}
