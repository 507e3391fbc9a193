import { readFile } from "node:fs/promises";
import { ensureError } from "@idol/ezkl/errors";
import { serveTasks } from "@idol/ezkl/workers";
import { checkSound } from "../audio/check.ts";
import { decodeAudio } from "../audio/decode.ts";

/** A clip that no judge can hear, and why. */
export interface ClipFault {
  path: string;
  reason: string;
}

serveTasks<string[], ClipFault[]>(async (files) => {
  const faults: ClipFault[] = [];
  for (const path of files) {
    try {
      const { samples, sampleRate } = decodeAudio(await readFile(path), "it");
      checkSound(samples, sampleRate, "it");
    } catch (thrown) {
      faults.push({ path, reason: ensureError(thrown).message });
    }
  }
  return faults;
});
