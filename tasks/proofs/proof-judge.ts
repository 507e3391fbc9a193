import { checkBinding } from "@idol/client/key";
import type { JudgeManifest } from "@idol/ml/circuit";
import { listJudges } from "@idol/ml/judges";
import { checkJudge } from "@idol/ml/proving";
import { TaskError } from "../errors.ts";
import type { BoundProof } from "./bound-proof.ts";

/** A judge by its name, and what its files are. */
export interface ProofJudge {
  name: string;
  manifest: JudgeManifest;
}

/**
 * The judge of a proof: the one named, else the one that the sidecar names, whose hash must then be the sidecar's.
 *
 * @throws JUDGE_UNKNOWN, BINDING_MISMATCH, those of `checkJudge`
 */
export async function judgeOfProof(
  { text, binding }: BoundProof,
  named: string | undefined,
  parts: Parameters<typeof checkJudge>[1],
): Promise<ProofJudge> {
  const name = named ?? binding.judge;
  // A sidecar is a stranger's text: its name is looked up, and never made a path of.
  const known = await listJudges();
  if (named === undefined && !known.includes(name)) {
    throw new TaskError(
      "JUDGE_UNKNOWN",
      `The proof is of a judge "${name}" (hash ${binding.judgeHash}), which is not here.`,
      `Get its folder from the organiser and put it into ml/judges. There are: ${known.join(", ") || "none"}.`,
    );
  }
  const manifest = await checkJudge(name, parts);
  checkBinding(text, binding, { name, hash: manifest.judgeHash });
  return { name, manifest };
}
