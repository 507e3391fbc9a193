import { readFile } from "node:fs/promises";
import { decodeAudio } from "../../audio/decode.ts";
import { resample } from "../../audio/resample.ts";
import type { Clip } from "../../corpora/scan.ts";
import type { Judge } from "../judge-files.ts";
import { makeRandom, type Random } from "../train/random.ts";
import { ACCIDENT_NAMES, ACCIDENTS, type AccidentName, type Company } from "./accidents.ts";
import { judgeSound, type Tally, tally, type Verdict } from "./judge-sound.ts";
import { concat, RATE, silence, tone } from "./tones.ts";

/** Voices that babble is made of. */
const BABBLE = 4;
/** Chirps that are appended to a neutral clip. */
const CHIRPS = 3;
/** Seconds of a clip that are used. */
const LONGEST = 10;

/** What accidents do to honest recordings, and chirps for dull ones. */
export interface AccidentReport {
  /** Of clips that are paid as they are: how many still are. */
  accidents: Tally[];
  /** Neutral clips with chirps appended: how many are paid. */
  chirps: Tally;
}

/**
 * Lets accidents happen to surprised clips that a judge pays, and appends chirps to neutral ones.
 *
 * @param count - how many clips of each kind at most, drawn by the seed
 */
export async function gameAccidents(
  judge: Judge,
  clips: readonly Clip[],
  count: number,
  seed: number,
): Promise<AccidentReport> {
  const random = makeRandom(seed);
  const neutral = clips.filter(({ emotion }) => emotion === "neutral");
  const surprised = drawn(
    clips.filter(({ emotion }) => emotion === "surprise"),
    count,
    random,
  );
  const hear = (samples: Float64Array) => judgeSound({ samples, sampleRate: RATE, channels: 1 }, judge);
  const verdicts = new Map<AccidentName, (Verdict | undefined)[]>();
  for (const clip of surprised) {
    const samples = await samplesOf(clip);
    if (!hear(samples)?.isPaid) continue;
    const own = neutral.filter(({ speaker }) => speaker === clip.speaker);
    if (own.length === 0) continue;
    const company: Company = {
      neutral: await samplesOf(own[random.int(own.length)]!),
      others: await Promise.all(
        Array.from({ length: BABBLE }, () => samplesOf(clips[random.int(clips.length)]!)),
      ),
    };
    for (const name of ACCIDENT_NAMES) {
      const heard = hear(ACCIDENTS[name](samples, company, random));
      verdicts.set(name, [...(verdicts.get(name) ?? []), heard]);
    }
  }
  const chirped: (Verdict | undefined)[] = [];
  for (const clip of drawn(neutral, count, random))
    chirped.push(hear(withChirps(await samplesOf(clip), random)));
  return {
    accidents: ACCIDENT_NAMES.map((name) => tally(name, verdicts.get(name) ?? [])),
    chirps: tally("neutral with chirps", chirped),
  };
}

/** A clip and then glides, mostly upwards, as loud as it is. */
function withChirps(samples: Float64Array, random: Random): Float64Array {
  const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const parts = [samples];
  for (let i = 0; i < CHIRPS; i++) {
    const low = random.between(100, 400);
    const high = low * random.between(1.5, 5);
    const seconds = random.between(0.1, 0.4);
    const [from, to] = random.next() < 0.8 ? [low, high] : [high, low];
    parts.push(
      silence(random.between(0.02, 0.2)),
      tone(seconds, (time) => from + ((to - from) * time) / seconds, "sine").map((value) => loudest * value),
    );
  }
  return concat(parts);
}

function drawn(clips: readonly Clip[], count: number, random: Random): Clip[] {
  const left = [...clips];
  const taken: Clip[] = [];
  while (taken.length < count && left.length > 0) taken.push(...left.splice(random.int(left.length), 1));
  return taken;
}

async function samplesOf({ path }: Clip): Promise<Float64Array> {
  const { samples, sampleRate } = decodeAudio(await readFile(path), path);
  return resample(samples.subarray(0, LONGEST * sampleRate), sampleRate, RATE);
}
