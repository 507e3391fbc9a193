const RATE = 16000;

/** A synthetic vowel of 0.9 s at 16 kHz, in whole steps of 16 bits: harmonics of a voice whose pitch wanders. */
export function vowel(pitch = 140, seconds = 0.9): Int16Array {
  return Int16Array.from({ length: seconds * RATE }, (_, n) => {
    const time = n / RATE;
    const phase = 2 * Math.PI * (pitch * time + Math.sin(5 * time));
    const sound = [1, 0.6, 0.4, 0.3, 0.1].reduce(
      (sum, level, k) => sum + level * Math.sin((k + 1) * phase),
      0,
    );
    return Math.round(9000 * sound * (0.6 + 0.4 * Math.sin(9 * time)));
  });
}

/** What a decoder gives of 16-bit samples. */
export function scaled(samples: ArrayLike<number>): number[] {
  return Array.from(samples, (sample) => sample / 32768);
}

/** Samples of several channels, frame by frame. */
export function interleave(...channels: readonly ArrayLike<number>[]): Int16Array {
  const [first] = channels;
  return Int16Array.from({ length: first!.length * channels.length }, (_, at) => {
    const channel = channels[at % channels.length]!;
    return channel[Math.floor(at / channels.length)]!;
  });
}
