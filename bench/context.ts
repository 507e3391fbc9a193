import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { type EzklPython, ensureEzkl } from "@idol/ezkl/build";
import { parseSettings, type Settings } from "@idol/ezkl/circuit";
import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile, sampleClips } from "@idol/ml/audio-file";
import type { JudgeManifest, ProvingArtefacts } from "@idol/ml/circuit";
import { type Score, scoreRecording } from "@idol/ml/judge";
import { type Judge, loadJudge } from "@idol/ml/judges";
import { checkPlace, loadProvingArtefacts } from "@idol/ml/proving";
import { placeOf } from "../tasks/workspace.ts";
import type { Options } from "./options.ts";

/** What all sections share. */
export interface Context {
  options: Options;
  judge: Judge;
  manifest: JudgeManifest;
  settings: Settings;
  artefacts: ProvingArtefacts;
  /** A committed recording, and what the judge says of it. */
  clip: string;
  score: Score;
  /** Python with native EZKL; sections that need it say so where it is missing. */
  python: EzklPython | undefined;
  /** Numbers of threads to compare: one, and as many as the machine runs at once. */
  threads: number[];
  /** A new folder that is gone after the run. */
  folder(name: string): Promise<string>;
  /** Tells what goes on, on standard error. */
  say(line: string): void;
}

/** Loads the judge and runs `work` with everything it needs; what was written meanwhile is removed. */
export async function withContext<T>(options: Options, work: (context: Context) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), "idol-bench-"));
  try {
    const { judge: name } = options;
    const manifest = await checkPlace(name, placeOf(name));
    const judge = await loadJudge(name);
    const artefacts = await loadProvingArtefacts(name);
    const [clip] = await sampleClips();
    const score = scoreRecording(decodeAudio(await readAudioFile(clip!)), judge);
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const python = await ensureEzkl().catch((error: Error) => say(`Without native EZKL: ${error.message}`));
    return await work({
      options,
      judge,
      manifest,
      settings: parseSettings(new TextDecoder().decode(artefacts.settings)),
      artefacts,
      clip: clip!,
      score,
      python: python ?? undefined,
      threads: [...new Set([1, availableParallelism()])],
      folder: (prefix) => mkdtemp(join(root, `${prefix}-`)),
      say,
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
