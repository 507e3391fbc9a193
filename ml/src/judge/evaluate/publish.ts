import { rm } from "node:fs/promises";
import { writeFilesAtomic } from "../../atomic-write.ts";
import { paths } from "../../paths.ts";
import { renderModelCard } from "../card/card.ts";
import { readCardParts } from "../card/parts.ts";
import type { Judge } from "../judge-files.ts";
import { drawPictures, PICTURES } from "../pictures/pictures.ts";
import { readTrainingLog } from "../train/training-log.ts";
import type { Evaluation } from "./evaluate.ts";
import { formatEvaluation } from "./evaluation-file.ts";

/**
 * Puts an evaluation into the judge's folder, with the card that shows it: `evaluation` (the validation speakers) with its
 * pictures, `acceptance` (reserved ones) alone.
 *
 * @returns the files written
 * @throws IdolError as `readCardParts`; `DISK_FULL`
 */
export async function publishEvaluation(
  judge: Judge,
  evaluation: Evaluation,
  as: "evaluation" | "acceptance",
): Promise<string[]> {
  const { folder, config } = judge;
  const parts = await readCardParts(judge);
  const log = await readTrainingLog(folder, config.weightsSha256);
  const pictures = as === "evaluation" ? drawPictures(evaluation, config.labels, log) : {};
  const files: [string, string][] = [
    ...Object.entries(pictures).map(([name, svg]): [string, string] => [paths.pictureIn(folder, name), svg]),
    [paths.artefactIn(folder, "card"), renderModelCard({ ...parts, [as]: evaluation })],
    [paths.artefactIn(folder, as), formatEvaluation(evaluation)],
  ];
  await writeFilesAtomic(files);
  if (as === "evaluation") {
    const stale = PICTURES.filter((name) => !(name in pictures));
    await Promise.all(stale.map((name) => rm(paths.pictureIn(folder, name), { force: true })));
  }
  return files.map(([path]) => path);
}
