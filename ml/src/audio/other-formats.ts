import { printable } from "./chunks.ts";

/** Files that are sound, but not PCM in WAV or AIFF: [name, offset, bytes at the offset]. */
const SIGNATURES: readonly (readonly [string, number, readonly number[]])[] = [
  ["a FLAC file", 0, [0x66, 0x4c, 0x61, 0x43]],
  ["an Ogg file (Vorbis or Opus)", 0, [0x4f, 0x67, 0x67, 0x53]],
  ["a recording behind an ID3 tag, probably an MP3,", 0, [0x49, 0x44, 0x33]],
  ["an MPEG-4 file (AAC or ALAC)", 4, [0x66, 0x74, 0x79, 0x70]],
  ["a Matroska or WebM file", 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ["a Core Audio file", 0, [0x63, 0x61, 0x66, 0x66]],
  ["a Sun/NeXT audio file", 0, [0x2e, 0x73, 0x6e, 0x64]],
  ["a Windows Media file", 0, [0x30, 0x26, 0xb2, 0x75]],
  ["an AMR file", 0, [0x23, 0x21, 0x41, 0x4d, 0x52]],
  ["a WavPack file", 0, [0x77, 0x76, 0x70, 0x6b]],
  ["a Sony Wave64 file", 0, [0x72, 0x69, 0x66, 0x66, 0x2e, 0x91, 0xcf, 0x11]],
  ["an Amiga IFF 8SVX file", 8, [0x38, 0x53, 0x56, 0x58]],
  ["a NIST Sphere file", 0, [0x4e, 0x49, 0x53, 0x54, 0x5f, 0x31, 0x41]],
  [
    "a Creative Voice file",
    0,
    [0x43, 0x72, 0x65, 0x61, 0x74, 0x69, 0x76, 0x65, 0x20, 0x56, 0x6f, 0x69, 0x63, 0x65],
  ],
  ["a Monkey's Audio file", 0, [0x4d, 0x41, 0x43, 0x20]],
];

/** Names a sound file that is not WAV or AIFF by its first bytes, where it is a known one. */
export function nameOtherFormat(bytes: Uint8Array): string | undefined {
  for (const [name, offset, magic] of SIGNATURES) {
    if (magic.every((byte, k) => bytes[offset + k] === byte)) return name;
  }
  // MPEG audio without a tag starts with eleven set bits and a layer that is not 0; layer 0 is AAC's ADTS.
  if (bytes[0] === 0xff && bytes.length > 1 && (bytes[1]! & 0xe0) === 0xe0) {
    return (bytes[1]! & 0x06) === 0 ? "an AAC file" : "an MP3 file";
  }
  return undefined;
}

/** Names of WAVE format tags (RFC 2361) that a voice recorder may have written. */
const WAVE_CODECS: Readonly<Record<number, string>> = {
  2: "Microsoft ADPCM",
  17: "IMA ADPCM",
  49: "GSM 6.10",
  64: "G.721 ADPCM",
  80: "MPEG",
  85: "MP3",
  255: "AAC",
  353: "Windows Media Audio",
  26447: "Ogg Vorbis",
  61868: "FLAC",
};

/** What a WAVE format tag stands for. */
export function nameWaveCodec(tag: number): string {
  return WAVE_CODECS[tag] ?? `format 0x${tag.toString(16).padStart(4, "0")}`;
}

const AIFC_CODECS: Readonly<Record<string, string>> = {
  ima4: "IMA ADPCM",
  ADP4: "IMA ADPCM",
  MAC3: "MACE 3:1",
  MAC6: "MACE 6:1",
  GSM: "GSM 6.10",
  G722: "G.722",
  QDM2: "QDesign Music 2",
};

/** What an AIFF-C compression type stands for. */
export function nameAifcCodec(type: string): string {
  return AIFC_CODECS[type.trim()] ?? printable(type);
}
