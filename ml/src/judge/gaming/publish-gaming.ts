import { writeFileAtomic } from "@idol/ezkl/files";
import { paths } from "../../paths.ts";
import { writeCard } from "../card/card.ts";
import type { Judge } from "../judge-files.ts";
import type { GamingReport } from "./game-judge.ts";
import { formatGaming } from "./gaming-file.ts";

/**
 * Puts a whole report into the judge's folder as `gaming.json`, with the card that shows it; nothing where something was left out of it.
 *
 * @returns the files written
 */
export async function publishGaming(judge: Judge, report: GamingReport): Promise<string[]> {
  if (report.accidents === null || report.voices === null) return [];
  const path = paths.artefactIn(judge.folder, "gaming");
  await writeFileAtomic(path, formatGaming(report));
  return [path, ...(await writeCard(judge))];
}
