import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalRecording, decodeAudio } from "@idol/ml/audio";
import { temporaryFolder } from "./bundle.ts";
import { CLIPS } from "./clips.ts";

let kept: Promise<string> | undefined;

/** The file to keep beside a proof of the winning clip, as `idol:prove` and the page write it. */
export function keptRecording(): Promise<string> {
  kept ??= write();
  return kept;
}

async function write(): Promise<string> {
  const path = join(await temporaryFolder("kept"), "kept.wav");
  await writeFile(path, canonicalRecording(decodeAudio(await readFile(CLIPS.surprise))));
  return path;
}
