import type { AnyJudge } from "../any-judge.ts";
import type { Evaluation } from "./evaluate.ts";
import { readEvaluation } from "./evaluation-file.ts";

/** What an evaluation needs at least, so that its figures and a threshold drawn from it mean something. */
export const LEAST = { clips: 100, speakers: 4, surprised: 20 } as const;

/** Whether an evaluation heard enough to be published. */
export function isEnough({ groups }: Pick<Evaluation, "groups">): boolean {
  const all = groups.find(({ name }) => name === "all");
  return (
    all !== undefined &&
    all.clips >= LEAST.clips &&
    all.speakers >= LEAST.speakers &&
    (all.emotions.surprise ?? 0) >= LEAST.surprised
  );
}

/** Whether a judge's folder has an evaluation of its present weights, or one that cannot be read. */
export async function isPublished(
  { folder, config }: Pick<AnyJudge, "folder" | "config">,
  as: "evaluation" | "acceptance",
): Promise<boolean> {
  try {
    return (await readEvaluation(folder, as, config.weightsSha256)) !== undefined;
  } catch {
    return true;
  }
}
