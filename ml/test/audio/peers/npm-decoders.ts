import decodeAiff from "@audio/decode-aiff";
import LibAvFactory, { type Frame, type LibAV } from "@libav.js/variant-webcodecs";
import wavefile from "wavefile";
import type { GeneratedFile } from "./generated-files.ts";

/** What another decoder reads: frame by frame, all channels. */
export interface PeerReading {
  channels: number;
  samples: Float64Array;
}

/** Encodings that this build of FFmpeg has. */
const BY_FFMPEG: readonly string[] = ["s12", "s16", "s24", "f32"];

/** A decoder of others that npm has for each file, where there is one that reads it as the format has it. */
export async function openPeers(): Promise<(file: GeneratedFile) => Promise<PeerReading | undefined>> {
  const libav = await LibAvFactory.LibAV({ noworker: true });
  await libav.av_log_set_level(libav.AV_LOG_QUIET);
  return async (file) => {
    if (file.container.startsWith("AIF")) return await readByDecodeAiff(file);
    const ffmpeg = file.container !== "RIFX" && BY_FFMPEG.includes(file.encoding);
    return ffmpeg ? await readByFfmpeg(libav, file.bytes) : readByWavefile(file);
  };
}

/** FFmpeg's, compiled to WebAssembly: the one behind Chromium and most players. */
async function readByFfmpeg(libav: LibAV, bytes: Uint8Array): Promise<PeerReading | undefined> {
  await libav.writeFile("in.wav", bytes);
  try {
    const [context, [stream]] = await libav.ff_init_demuxer_file("in.wav");
    const [, decoder, packet, frame] = await libav.ff_init_decoder(stream!.codec_id, stream!.codecpar);
    const [, packets] = await libav.ff_read_frame_multi(context, packet);
    const frames = await libav.ff_decode_multi(decoder, packet, frame, packets[stream!.index] ?? [], true);
    await libav.ff_free_decoder(decoder, packet, frame);
    await libav.avformat_close_input_js(context);
    return { channels: frames[0]?.channels ?? 1, samples: join(frames.map((each) => scaled(libav, each))) };
  } catch {
    return undefined;
  } finally {
    await libav.unlink("in.wav");
  }
}

function scaled(libav: LibAV, { format, data }: Frame): Float64Array {
  const samples = data as unknown as ArrayLike<number>;
  switch (format) {
    case libav.AV_SAMPLE_FMT_U8:
      return Float64Array.from(samples, (sample) => (sample - 128) / 128);
    case libav.AV_SAMPLE_FMT_S16:
      return Float64Array.from(samples, (sample) => sample / 32768);
    case libav.AV_SAMPLE_FMT_S32:
      return Float64Array.from(samples, (sample) => sample / 2147483648);
    default:
      return Float64Array.from(samples);
  }
}

/**
 * wavefile's. It takes every extensible format for integers, a padding byte for a sample, and all that follows for an RF64's samples; there it
 * has no say.
 */
function readByWavefile(file: GeneratedFile): PeerReading | undefined {
  const { bytes, container, encoding, extensible, followed, frames, channels } = file;
  const integers = encoding.startsWith("s") || encoding === "u8";
  if (extensible && !integers) return undefined;
  if ((frames * channels) % 2 === 1 || (container === "RF64" && followed)) return undefined;
  const wave = new wavefile.WaveFile();
  try {
    wave.fromBuffer(bytes);
    if (encoding === "alaw") wave.fromALaw();
    if (encoding === "mulaw") wave.fromMuLaw();
    const [zero, full] = SCALES[encoding] ?? [0, 1];
    return { channels, samples: wave.getSamples(true, Float64Array).map((sample) => (sample - zero) / full) };
  } catch {
    return undefined;
  }
}

/** wavefile's integers: what silence is, and full scale. */
const SCALES: Readonly<Record<string, readonly [number, number]>> = {
  u8: [128, 128],
  s12: [0, 32768],
  s16: [0, 32768],
  alaw: [0, 32768],
  mulaw: [0, 32768],
  s24: [0, 8388608],
  s32: [0, 2147483648],
};

/** decode-aiff's, in single precision, which takes 8-bit samples for unsigned. */
async function readByDecodeAiff({ bytes, encoding }: GeneratedFile): Promise<PeerReading | undefined> {
  if (encoding === "s8") return undefined;
  try {
    const { channelData } = await decodeAiff(bytes);
    return channelData.length === 0 ? undefined : interleaved(channelData);
  } catch {
    return undefined;
  }
}

function interleaved(channels: readonly Float32Array[]): PeerReading {
  const count = channels.length;
  const length = count * channels[0]!.length;
  const samples = Float64Array.from({ length }, (_, at) => channels[at % count]![Math.floor(at / count)]!);
  return { channels: count, samples };
}

function join(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => Array.from(part)));
}

/** The mean over channels, as `librosa.to_mono` takes it. */
export function toMono({ channels, samples }: PeerReading): number[] {
  return Array.from({ length: samples.length / channels }, (_, frame) => {
    const own = samples.subarray(frame * channels, (frame + 1) * channels);
    return own.reduce((sum, sample) => sum + sample, 0) / channels;
  });
}
