import fc from "fast-check";
import {
  type ChunkSpec,
  comm,
  ds64,
  fmt,
  formBytes,
  join,
  numbers,
  riffBytes,
  ssnd,
} from "../container-bytes.ts";

/** A made file, and what was written into it. */
export interface GeneratedFile {
  name: string;
  container: Container;
  encoding: Encoding;
  extensible: boolean;
  /** Whether a chunk follows the samples. */
  followed: boolean;
  bytes: Uint8Array;
  channels: number;
  /** Samples per channel. */
  frames: number;
  /** Whether its header is right in every field, so that there is no reason to refuse it. */
  right: boolean;
}

const ENCODINGS = {
  u8: { tag: 1, bits: 8, type: "raw " },
  s8: { tag: undefined, bits: 8, type: "NONE" },
  s12: { tag: 1, bits: 12, type: "NONE" },
  s16: { tag: 1, bits: 16, type: "NONE" },
  s24: { tag: 1, bits: 24, type: "NONE" },
  s32: { tag: 1, bits: 32, type: "twos" },
  sowt: { tag: undefined, bits: 16, type: "sowt" },
  in24: { tag: undefined, bits: 24, type: "in24" },
  f32: { tag: 3, bits: 32, type: "fl32" },
  f64: { tag: 3, bits: 64, type: "FL64" },
  alaw: { tag: 6, bits: 8, type: "alaw" },
  mulaw: { tag: 7, bits: 8, type: "ulaw" },
} as const;

type Encoding = keyof typeof ENCODINGS;
const CONTAINERS = ["RIFF", "RIFX", "RF64", "AIFF", "AIFC"] as const;
type Container = (typeof CONTAINERS)[number];

/** Sizes of the samples' chunk: what is written for `size` bytes, and whether that is as the format has it. */
const SIZES = {
  right: (size: number) => size,
  unknown: () => 0xffffffff,
  "31 bits": () => 0x7fffffff,
  "SoX's": () => 0x7f000008,
  half: (size: number) => 2 * Math.floor(size / 4),
  "too long": (size: number) => size + 20,
} as const;

const spec = fc.record({
  container: fc.constantFrom(...CONTAINERS),
  encoding: fc.constantFrom(...(Object.keys(ENCODINGS) as Encoding[])),
  channels: fc.constantFrom(1, 1, 1, 2, 2, 3, 4, 6),
  frames: fc.integer({ min: 1, max: 90 }),
  noise: fc.integer({ min: 1, max: 2147483647 }),
  extensible: fc.boolean(),
  /** Bytes of text in a chunk before the header, before the samples, and behind them. */
  texts: fc.tuple(...[0, 1, 2].map(() => fc.option(fc.nat(9), { nil: undefined }))),
  soundFirst: fc.boolean(),
  size: fc.oneof(
    { weight: 3, arbitrary: fc.constant("right" as const) },
    { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(SIZES) as (keyof typeof SIZES)[])) },
  ),
  blockAlign: fc.option(fc.constantFrom(0, 1, 2, 3, 4, 6, 8), { nil: undefined, freq: 4 }),
});

type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never;

/** Files of every container, encoding, width, number of channels, order of chunks, padding and size; the same for a seed. */
export function generateFiles(seed: number, numRuns: number): GeneratedFile[] {
  return fc.sample(generated, { seed, numRuns });
}

const generated: fc.Arbitrary<GeneratedFile> = spec
  .filter(({ container, encoding }) => canHold(container, encoding))
  // Everybody reads 24 bits in blocks of four bytes in another way; we have a rule of our own.
  .filter(({ encoding, channels, blockAlign }) => encoding !== "s24" || blockAlign !== 4 * channels)
  .map((made) => {
    const { container, encoding, channels, frames, size, blockAlign } = made;
    const riff = container !== "AIFF" && container !== "AIFC";
    const fields = [container, encoding, `${channels} ch`, `${frames} frames`, `size ${size}`];
    if (riff && made.extensible) fields.push("extensible");
    if (riff && blockAlign !== undefined) fields.push(`block ${blockAlign}`);
    return {
      name: fields.join(", "),
      ...{ container, encoding, extensible: riff && made.extensible, followed: made.texts[2] !== undefined },
      bytes: riff ? waveFile(made) : aiffFile(made),
      channels,
      frames,
      right: size === "right" && (!riff || blockAlign === undefined),
    };
  });

function canHold(container: Container, encoding: Encoding): boolean {
  if (container === "AIFC") return true;
  if (container === "AIFF") return ENCODINGS[encoding].type === "NONE";
  return ENCODINGS[encoding].tag !== undefined;
}

function waveFile(made: Spec): Uint8Array {
  const { container, encoding, channels, extensible, blockAlign } = made;
  const { tag = 1, bits } = ENCODINGS[encoding];
  const little = container !== "RIFX";
  const body = samplesOf(made, little);
  const size = SIZES[made.size](body.length);
  const header = fmt({
    ...{ tag, bits, channels, little, sampleRate: 8000 },
    ...(extensible && { extensible: {} }),
    ...(blockAlign !== undefined && { blockAlign }),
  });
  const [first, second, last] = made.texts.map((length, k) => textChunk("note", length, k));
  const long = container === "RF64";
  const chunks = [
    ...(long ? [ds64(size)] : []),
    ...first!,
    header,
    ...second!,
    { id: "data", body, size: long ? 0xffffffff : size },
    ...last!,
  ];
  return riffBytes(chunks, { magic: container, ...(long && { size: 0xffffffff }) });
}

function aiffFile(made: Spec): Uint8Array {
  const { container, encoding, channels, frames } = made;
  const { bits, type } = ENCODINGS[encoding];
  const body = samplesOf(made, encoding === "sowt");
  const size = 8 + SIZES[made.size](body.length);
  const block = channels * Math.ceil(bits / 8);
  const counted = made.size === "right" ? frames : Math.floor((size - 8) / block);
  const header = comm({ channels, frames: counted, bits, ...(container === "AIFC" && { type }) });
  const [first, second, last] = made.texts.map((length, k) => textChunk("ANNO", length, k));
  const sound = ssnd(body, { size: Math.min(size, 0xffffffff) });
  // Nothing lies behind a sound whose size leads elsewhere.
  const soundFirst = made.soundFirst && made.size === "right";
  const two = soundFirst ? [sound, ...second!, header] : [header, ...second!, sound];
  return formBytes([...first!, ...two, ...(made.size === "right" ? last! : [])], container);
}

function textChunk(id: string, length: number | undefined, k: number): ChunkSpec[] {
  return length === undefined ? [] : [{ id, body: new Uint8Array(length).fill(65 + k) }];
}

/** A voice common to all channels with a little noise of each one's own; the fourth, which may be for low frequencies, is silent. */
function samplesOf({ encoding, channels, frames, noise }: Spec, little: boolean): Uint8Array {
  let state = noise;
  const random = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return (state >>> 0) / 2 ** 32 - 0.5;
  };
  const parts: Uint8Array[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const common = 1.6 * random();
    for (let channel = 0; channel < channels; channel++) {
      parts.push(encoded(encoding, channel === 3 ? 0 : common + 0.3 * random(), little));
    }
  }
  return join(...parts);
}

function encoded(encoding: Encoding, sample: number, little: boolean): Uint8Array {
  const { bits } = ENCODINGS[encoding];
  const wide = new DataView(new ArrayBuffer(8));
  switch (encoding) {
    case "f32":
      wide.setFloat32(0, sample, little);
      return new Uint8Array(wide.buffer, 0, 4);
    case "f64":
      // What single precision holds too, as the peers give no more.
      wide.setFloat64(0, Math.fround(sample), little);
      return new Uint8Array(wide.buffer);
    case "alaw":
    case "mulaw":
      return Uint8Array.of(sample === 0 ? 0xd5 : Math.floor((sample + 1) * 128));
    case "u8":
      return Uint8Array.of(Math.floor((sample + 1) * 128));
    default: {
      const bytes = Math.ceil(bits / 8);
      const value = Math.floor(sample * 2 ** (8 * bytes - 1));
      return numbers(little, [bytes, value < 0 ? value + 2 ** (8 * bytes) : value]);
    }
  }
}
