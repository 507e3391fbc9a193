import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeRandom } from "../../src/judge/train/random.ts";

const RATE = 16000;
const SECONDS = 0.8;

/** A sound whose pitch glides by so many octaves, with ten harmonics and a little noise, as a 16-bit WAV. */
export function glidingVoice(octaves: number, seed: number, seconds = SECONDS): Uint8Array {
  const random = makeRandom(seed);
  const count = RATE * seconds;
  const start = 120 + 60 * random.next();
  const bytes = new Uint8Array(44 + 2 * count);
  const view = new DataView(bytes.buffer);
  writeHeader(view, count);
  let phase = 0;
  for (let i = 0; i < count; i++) {
    phase += (start * 2 ** ((octaves * i) / count)) / RATE;
    let sample = 0.02 * random.normal();
    for (let h = 1; h <= 10; h++) sample += (0.3 / h) * Math.sin(2 * Math.PI * h * phase);
    view.setInt16(44 + 2 * i, Math.round(8000 * sample), true);
  }
  return bytes;
}

function writeHeader(view: DataView, count: number): void {
  const tag = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  tag(0, "RIFF");
  view.setUint32(4, 36 + 2 * count, true);
  tag(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, "data");
  view.setUint32(40, 2 * count, true);
}

/** RAVDESS speech as it is named: for each actor surprise that glides upwards, disgust that falls, and calm that stays. */
export async function writeMadeUpCorpus(
  folder: string,
  actors: readonly string[],
  seconds = SECONDS,
): Promise<void> {
  let seed = 0;
  for (const actor of actors) {
    for (const [emotion, octaves] of [
      ["08", 1],
      ["07", -1],
      ["02", 0],
    ] as const) {
      for (const repetition of ["01", "02"]) {
        const path = join(folder, `Actor_${actor}`, `03-01-${emotion}-01-01-${repetition}-${actor}.wav`);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, glidingVoice(octaves, seed++, seconds));
      }
    }
  }
}
