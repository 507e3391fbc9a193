import type { PcmLayout } from "./pcm.ts";
import { ambiguous } from "./refusals.ts";

const STRETCHES_PER_SECOND = 20;
/** Channels that have nothing to do with each other give a mean of 1/channels of their power; below a tenth of that they cancel. */
const CANCELLED = 0.1;
/** What is left of a constant when its mean is taken away is rounding, not sound. */
const ROUNDING = 1e-12;
/** The most of the sound's power that may lie in stretches whose channels cancel. */
const MAX_CANCELLED_SHARE = 0.1;
/** The most of the sound's power that a channel which is not heard may hold: 30 dB below all. */
const MAX_UNHEARD_SHARE = 1e-3;

const REMEDY = "Export one channel of it, or a mix that you have listened to, as a mono 16-bit PCM WAV.";

/** Compares the power of the mean with the channels', in stretches of 50 ms about each one's own mean: whether what is judged is what is heard. */
export class ChannelPowers {
  readonly #channels: number;
  readonly #lowFrequency: number | undefined;
  readonly #length: number;
  /** Of the current stretch, a channel each and then their mean: sums of samples and of their squares. */
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  #frames = 0;
  #all = 0;
  #cancelled = 0;
  #unheard = 0;

  constructor({
    channels,
    sampleRate,
    lowFrequency,
  }: Pick<PcmLayout, "channels" | "sampleRate" | "lowFrequency">) {
    this.#channels = channels;
    this.#lowFrequency = lowFrequency;
    this.#length = Math.max(1, Math.round(sampleRate / STRETCHES_PER_SECOND));
    this.#sums = new Float64Array(channels + 1);
    this.#squares = new Float64Array(channels + 1);
  }

  /** Takes one channel's sample of the current frame. */
  add(channel: number, sample: number): void {
    this.#sums[channel]! += sample;
    this.#squares[channel]! += sample * sample;
  }

  /** Ends a frame, whose mean this is. */
  endFrame(mean: number): void {
    this.add(this.#channels, mean);
    this.#frames += 1;
    if (this.#frames === this.#length) this.#endStretch();
  }

  /** @throws CodedError AUDIO_AMBIGUOUS where channels cancel, or sound lies in the low-frequency channel */
  check(name: string): void {
    this.#endStretch();
    if (this.#cancelled > MAX_CANCELLED_SHARE * this.#all) {
      throw ambiguous(
        name,
        `has ${this.#channels} channels that cancel each other: mixed to one, little is left of what is heard`,
        REMEDY,
      );
    }
    if (this.#unheard > MAX_UNHEARD_SHARE * this.#all) {
      throw ambiguous(
        name,
        `has sound in channel ${this.#lowFrequency! + 1} of ${this.#channels}, for low frequencies, which most players leave out`,
        REMEDY,
      );
    }
  }

  #endStretch(): void {
    const power = (index: number) => {
      const squares = this.#squares[index]!;
      const about = squares - (this.#sums[index]! * this.#sums[index]!) / this.#frames;
      return about > ROUNDING * squares ? about : 0;
    };
    let channels = 0;
    if (this.#frames > 0)
      for (let channel = 0; channel < this.#channels; channel++) channels += power(channel);
    if (channels > 0) {
      this.#all += channels;
      // The mean of n unrelated channels has the n-th part of their mean power, the n²-th of their sum.
      if (power(this.#channels) * this.#channels * this.#channels < CANCELLED * channels)
        this.#cancelled += channels;
      if (this.#lowFrequency !== undefined) this.#unheard += power(this.#lowFrequency);
    }
    this.#sums.fill(0);
    this.#squares.fill(0);
    this.#frames = 0;
  }
}
