import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { decodeAudio } from "../../audio/decode.ts";
import type { Judge } from "../judge-files.ts";
import { makeRandom } from "../train/random.ts";
import { judgeSound, type Tally, tally, type Verdict } from "./judge-sound.ts";

const run = promisify(execFile);

const SENTENCES: readonly (readonly [language: string, text: string])[] = [
  ["en", "Wow?"],
  ["en", "Really? No way!"],
  ["en", "Oh my god, what is that?"],
  ["en", "Kids are talking by the door."],
  ["en", "I cannot believe it!"],
  ["de", "Das ist doch nicht wahr!"],
  ["fr", "C'est pas possible!"],
  ["es", "¿De verdad?"],
  ["it", "Non ci credo!"],
  ["pl", "Naprawdę?"],
];
const VARIANTS = ["", "+f1", "+f2", "+f3", "+f4", "+f5", "+m1", "+m3", "+m5", "+m7", "+croak", "+whisper"];
const PITCHES = [0, 20, 50, 80, 99];
const SPEEDS = [80, 120, 160, 200, 260];

/**
 * Has espeak-ng speak to a judge, in seeded voices; nothing where it is not installed.
 *
 * @returns the tally, by espeak-ng's own version: another version speaks otherwise
 */
export async function gameEspeak(
  judge: Judge,
  count: number,
  seed: number,
  program = "espeak-ng",
): Promise<(Tally & { version: string }) | undefined> {
  const version = await run(program, ["--version"]).then(
    ({ stdout }) => /\d+(\.\d+)+/.exec(stdout)?.[0] ?? "of an unknown version",
    () => undefined,
  );
  if (version === undefined) return undefined;
  const random = makeRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random.int(list.length)]!;
  const folder = await mkdtemp(join(tmpdir(), "idol-espeak-"));
  try {
    const verdicts: (Verdict | undefined)[] = [];
    for (let i = 0; i < count; i++) {
      const [language, text] = pick(SENTENCES);
      const out = join(folder, "voice.wav");
      const voice = [
        "-v",
        language + pick(VARIANTS),
        "-p",
        String(pick(PITCHES)),
        "-s",
        String(pick(SPEEDS)),
      ];
      await run(program, [...voice, "-w", out, text]);
      verdicts.push(judgeSound(decodeAudio(await readFile(out), out), judge));
    }
    return { ...tally("espeak-ng", verdicts), version };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
