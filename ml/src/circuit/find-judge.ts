import { CodedError } from "@idol/ezkl/errors";
import { listJudges } from "../judge/judge-files.ts";
import { checkJudge } from "./artefacts.ts";
import type { JudgeManifest } from "./manifest.ts";

/** A judge of this checkout. */
export interface LocalJudge {
  name: string;
  manifest: JudgeManifest;
}

/** The judge of this checkout whose manifest has a hash; undefined where none has. */
export async function findJudge(judgeHash: string): Promise<LocalJudge | undefined> {
  for (const name of await listJudges()) {
    let manifest: JudgeManifest;
    try {
      manifest = await checkJudge(name, []);
    } catch (thrown) {
      // A judge that is half there cannot be the one.
      if (thrown instanceof CodedError) continue;
      throw thrown;
    }
    if (manifest.judgeHash === judgeHash) return { name, manifest };
  }
  return undefined;
}
