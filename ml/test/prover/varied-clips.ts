import { readFile } from "node:fs/promises";
import { seeded } from "@idol/dev/mutate";
import { decodeAudio } from "../../src/audio/decode.ts";
import type { Recording } from "../../src/audio/recording.ts";
import { paths } from "../../src/paths.ts";

const CLIPS = ["03-01-03-02-01-01-20.wav", "03-01-07-02-02-02-18.wav", "03-01-08-02-02-01-18.wav"];
const MOST_DECIBELS = 24;
const MOST_SHIFT_SECONDS = 0.3;
/** Noise from here, which is loud, down by up to `NOISE_RANGE` decibels, which nobody hears. */
const LOUDEST_NOISE = -10;
const NOISE_RANGE = 60;

/** The committed clips, one after another, each time louder or softer, shifted and noisy in another way; the same each time. */
export async function variedClips(count: number): Promise<Recording[]> {
  const originals = await Promise.all(
    CLIPS.map(async (clip) => decodeAudio(new Uint8Array(await readFile(paths.sample(clip))))),
  );
  return Array.from({ length: count }, (_, index) => vary(originals[index % originals.length]!, index));
}

function vary(recording: Recording, seed: number): Recording {
  const random = seeded(20261122 + seed * 7919);
  const fraction = () => random(2 ** 24) / 2 ** 24;
  const gain = 10 ** (((fraction() * 2 - 1) * MOST_DECIBELS) / 20);
  const { samples, sampleRate } = recording;
  const shift = Math.floor(fraction() * MOST_SHIFT_SECONDS * sampleRate);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const noise = peak * 10 ** ((LOUDEST_NOISE - fraction() * NOISE_RANGE) / 20);
  const varied = samples.map((_, index) => {
    const voice = samples[(index + shift) % samples.length]!;
    return gain * (voice + noise * (fraction() * 2 - 1));
  });
  return { ...recording, samples: varied };
}
