/** Builds WAV and AIFF files chunk by chunk, so that a test can get any field wrong. */

/** One chunk; `size` replaces the true one, and `unpadded` leaves out the byte that makes an odd one even. */
export interface ChunkSpec {
  id: string;
  body: Uint8Array;
  size?: number;
  unpadded?: boolean;
}

/** Numbers of 1 to 8 bytes, one after another. */
export function numbers(little: boolean, ...fields: (readonly [bytes: number, value: number])[]): Uint8Array {
  return join(
    ...fields.map(([bytes, value]) => {
      const wide = new Uint8Array(8);
      new DataView(wide.buffer).setBigUint64(0, BigInt(value), little);
      return little ? wide.subarray(0, bytes) : wide.subarray(8 - bytes);
    }),
  );
}

/** Bytes of ASCII text. */
export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Parts one after another. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function chunkBytes({ id, body, size, unpadded = false }: ChunkSpec, little: boolean): Uint8Array {
  const padding = new Uint8Array(unpadded ? 0 : body.length % 2);
  return join(ascii(id), numbers(little, [4, size ?? body.length]), body, padding);
}

/** A file of the RIFF family; `size` replaces the true one. */
export function riffBytes(
  chunks: readonly ChunkSpec[],
  { magic = "RIFF", size }: { magic?: string; size?: number } = {},
) {
  const little = magic !== "RIFX";
  const body = join(ascii("WAVE"), ...chunks.map((chunk) => chunkBytes(chunk, little)));
  return join(ascii(magic), numbers(little, [4, size ?? body.length]), body);
}

/** An AIFF or AIFF-C file. */
export function formBytes(chunks: readonly ChunkSpec[], form = "AIFF"): Uint8Array {
  const body = join(ascii(form), ...chunks.map((chunk) => chunkBytes(chunk, false)));
  return join(ascii("FORM"), numbers(false, [4, body.length]), body);
}

/** What a test writes into a `fmt ` chunk; the defaults are 16-bit mono PCM at 16 kHz. */
export interface Fmt {
  tag?: number;
  channels?: number;
  sampleRate?: number;
  bits?: number;
  blockAlign?: number;
  byteRate?: number;
  /** Makes it WAVE_FORMAT_EXTENSIBLE, with `tag` as its sub-format. */
  extensible?: { validBits?: number; speakers?: number };
  little?: boolean;
}

/** A `fmt ` chunk. */
export function fmt({
  tag = 1,
  channels = 1,
  sampleRate = 16000,
  bits = 16,
  little = true,
  ...rest
}: Fmt = {}): ChunkSpec {
  const {
    blockAlign = channels * Math.ceil(bits / 8),
    byteRate = sampleRate * blockAlign,
    extensible,
  } = rest;
  const plain = numbers(
    little,
    [2, extensible ? 0xfffe : tag],
    [2, channels],
    [4, sampleRate],
    [4, byteRate],
    [2, blockAlign],
    [2, bits],
  );
  if (extensible === undefined) return { id: "fmt ", body: plain };
  const { validBits = bits, speakers = 0 } = extensible;
  const more = numbers(little, [2, 22], [2, validBits], [4, speakers], [4, tag], [2, 0], [2, 16]);
  return { id: "fmt ", body: join(plain, more, Uint8Array.of(128, 0, 0, 170, 0, 56, 155, 113)) };
}

/** RF64's sizes. */
export function ds64(dataSize: number): ChunkSpec {
  return { id: "ds64", body: numbers(true, [8, 0], [8, dataSize], [8, 0], [4, 0]) };
}

/** What a test writes into a COMM chunk; the defaults are 16-bit mono at 16 kHz. */
export interface Comm {
  channels?: number;
  frames: number;
  bits?: number;
  /** AIFF-C's compression type; none in a plain AIFF. */
  type?: string;
  /** The 80-bit rate. */
  rate?: readonly number[];
}

const RATE_16000 = [0x40, 0x0c, 0xfa, 0, 0, 0, 0, 0, 0, 0];

/** A COMM chunk. */
export function comm({ channels = 1, frames, bits = 16, type, rate = RATE_16000 }: Comm): ChunkSpec {
  const body = join(
    numbers(false, [2, channels], [4, frames], [2, bits]),
    Uint8Array.from(rate),
    ascii(type ? `${type}\0\0` : ""),
  );
  return { id: "COMM", body };
}

/** An SSND chunk of samples; `skip` bytes lie before them. */
export function ssnd(data: Uint8Array, { size, skip = 0 }: { size?: number; skip?: number } = {}): ChunkSpec {
  const body = join(numbers(false, [4, skip], [4, 0]), new Uint8Array(skip), data);
  return { id: "SSND", body, ...(size === undefined ? {} : { size }) };
}
