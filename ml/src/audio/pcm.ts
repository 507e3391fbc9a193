import { IdolError } from "../errors.ts";
import { fromALaw, fromMuLaw } from "./g711.ts";
import { unsupported } from "./refusals.ts";
import { isSampleRate, MAX_SAMPLE_RATE, MIN_SAMPLE_RATE } from "./sample-rate.ts";

/** How a sample is stored: signed integer, integer offset by half its range, IEEE float, or a code of G.711. */
export type PcmEncoding = "signed" | "offset" | "float" | "alaw" | "mulaw";

/** Where the samples of a file lie and how to read them; `offset` and `frames` lie inside the file. */
export interface PcmLayout {
  encoding: PcmEncoding;
  bytesPerSample: number;
  littleEndian: boolean;
  channels: number;
  sampleRate: number;
  /** First byte of the samples. */
  offset: number;
  /** Samples per channel. */
  frames: number;
  /** Index of the channel that players leave out when they mix for two ears, if there is one. */
  lowFrequency?: number;
}

/** 2^27 frames are 46 minutes at 48 kHz and 1 GiB as doubles. */
const MAX_FRAMES = 134217728;
/** Reads the sample at a byte of the file, scaled to [-1, 1) where it is not a float. */
export type ReadSample = (view: DataView, at: number) => number;

/** Refuses a layout that no recording has, before anything of its size is allocated. */
export function checkLayout(layout: PcmLayout, name: string): void {
  const { encoding, bytesPerSample, channels, sampleRate, frames } = layout;
  if (!(channels >= 1)) throw unsupported(name, "declares no channels");
  if (!isSampleRate(sampleRate)) {
    throw unsupported(
      name,
      `declares a rate of ${sampleRate} Hz; ${MIN_SAMPLE_RATE} to ${MAX_SAMPLE_RATE} Hz can be read`,
    );
  }
  const widths = encoding === "float" ? [4, 8] : [1, 2, 3, 4];
  if (!widths.includes(bytesPerSample)) {
    throw unsupported(
      name,
      `holds ${8 * bytesPerSample}-bit ${encoding === "float" ? "float" : "integer"} samples`,
    );
  }
  if (frames > MAX_FRAMES)
    throw unsupported(name, `is longer than the ${MAX_FRAMES} sample frames that can be read`);
  if (frames === 0) {
    throw new IdolError(
      "AUDIO_TOO_SHORT",
      `${name} holds no samples.`,
      "Record at least half a second of voice.",
    );
  }
}

/** How to read one sample of a layout. */
export function readerOf(layout: PcmLayout): ReadSample {
  const little = layout.littleEndian;
  switch (layout.encoding) {
    case "float":
      return layout.bytesPerSample === 4
        ? (view, at) => view.getFloat32(at, little)
        : (view, at) => view.getFloat64(at, little);
    case "offset":
      return (view, at) => (view.getUint8(at) - 128) / 128;
    case "alaw":
      return (view, at) => fromALaw(view.getUint8(at)) / 32768;
    case "mulaw":
      return (view, at) => fromMuLaw(view.getUint8(at)) / 32768;
    case "signed":
      break;
    default:
      layout.encoding satisfies never;
  }
  switch (layout.bytesPerSample) {
    case 1:
      return (view, at) => view.getInt8(at) / 128;
    case 2:
      return (view, at) => view.getInt16(at, little) / 32768;
    case 3:
      return little
        ? (view, at) => (view.getInt8(at + 2) * 65536 + view.getUint16(at, true)) / 8388608
        : (view, at) => (view.getInt8(at) * 65536 + view.getUint16(at + 1, false)) / 8388608;
    default:
      return (view, at) => view.getInt32(at, little) / 2147483648;
  }
}
