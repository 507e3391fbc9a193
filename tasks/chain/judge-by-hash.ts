import { CodedError } from "@idol/ezkl/errors";
import type { JudgeManifest } from "@idol/ml/circuit";
import { listJudges } from "@idol/ml/judges";
import { checkJudge } from "@idol/ml/proving";

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
