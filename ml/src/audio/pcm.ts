import { CodedError } from "@idol/ezkl/errors.ts";
import { unsupported } from "./refusals.ts";
import { isSampleRate, MAX_SAMPLE_RATE, MIN_SAMPLE_RATE } from "./sample-rate.ts";

/** How a sample is stored: signed integer, integer offset by half its range, or IEEE float. */
export type PcmEncoding = "signed" | "offset" | "float";

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
}

/** 2^27 frames are 46 minutes at 48 kHz and 1 GiB as doubles. */
const MAX_FRAMES = 134217728;
/** Beyond this a sample is infinite in the single precision that librosa reads into. */
const MAX_SAMPLE = 3.4028234663852886e38;

type ReadSample = (view: DataView, at: number) => number;

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
    throw new CodedError(
      "AUDIO_TOO_SHORT",
      `${name} holds no samples.`,
      "Record at least half a second of voice.",
    );
  }
}

function readerOf(layout: PcmLayout): ReadSample {
  const little = layout.littleEndian;
  switch (layout.encoding) {
    case "float":
      return layout.bytesPerSample === 4
        ? (view, at) => view.getFloat32(at, little)
        : (view, at) => view.getFloat64(at, little);
    case "offset":
      return (view, at) => (view.getUint8(at) - 128) / 128;
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

/** Reads all samples and takes the mean over the channels, as `librosa.to_mono` does. */
export function readMono(view: DataView, layout: PcmLayout, name: string): Float64Array {
  const { channels, bytesPerSample, frames } = layout;
  const read = readerOf(layout);
  const mono = new Float64Array(frames);
  let at = layout.offset;
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      const sample = read(view, at);
      if (!(sample >= -MAX_SAMPLE && sample <= MAX_SAMPLE)) {
        throw new CodedError(
          "AUDIO_NOT_FINITE",
          `${name} holds the value ${sample} at sample ${frame} of channel ${channel + 1}.`,
          "Export the recording again; its samples must be finite numbers.",
        );
      }
      sum += sample;
      at += bytesPerSample;
    }
    mono[frame] = sum / channels;
  }
  return mono;
}
