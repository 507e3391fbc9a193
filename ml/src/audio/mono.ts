import { IdolError } from "../errors.ts";
import { ChannelPowers } from "./channel-powers.ts";
import { type PcmLayout, readerOf } from "./pcm.ts";
import { lowFrequencyChannel } from "./speakers.ts";

/** Beyond this a sample is infinite in the single precision that librosa reads into. */
const MAX_SAMPLE = 3.4028234663852886e38;

/**
 * Reads all samples and takes the mean over the channels, as `librosa.to_mono` does.
 *
 * @throws CodedError AUDIO_NOT_FINITE; AUDIO_AMBIGUOUS where the mean is not what is heard
 */
export function readMono(view: DataView, layout: PcmLayout, name: string): Float64Array {
  const { channels, bytesPerSample, offset } = layout;
  const read = readerOf(layout);
  return mix(layout, name, (frame, channel) =>
    read(view, offset + (frame * channels + channel) * bytesPerSample),
  );
}

/**
 * Mixes channels that somebody else decoded, with the same checks.
 *
 * @throws IdolError AUDIO_NOT_FINITE, AUDIO_AMBIGUOUS
 */
export function mixToMono(channels: readonly Float32Array[], sampleRate: number, name: string): Float64Array {
  const count = channels.length;
  const layout = { channels: count, frames: channels[0]!.length, sampleRate, ...lowFrequencyChannel(count) };
  return mix(layout, name, (frame, channel) => channels[channel]![frame]!);
}

type Mixed = Pick<PcmLayout, "channels" | "frames" | "sampleRate" | "lowFrequency">;

function mix(layout: Mixed, name: string, read: (frame: number, channel: number) => number): Float64Array {
  const { channels, frames } = layout;
  const mono = new Float64Array(frames);
  const powers = channels > 1 ? new ChannelPowers(layout) : undefined;
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      const sample = read(frame, channel);
      if (!(sample >= -MAX_SAMPLE && sample <= MAX_SAMPLE)) {
        throw new IdolError(
          "AUDIO_NOT_FINITE",
          `${name} holds the value ${sample} at sample ${frame} of channel ${channel + 1}.`,
          "Export the recording again; its samples must be finite numbers.",
        );
      }
      powers?.add(channel, sample);
      sum += sample;
    }
    mono[frame] = sum / channels;
    powers?.endFrame(mono[frame]!);
  }
  powers?.check(name);
  return mono;
}
