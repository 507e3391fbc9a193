import { markdownTable, section } from "../../markdown.ts";
import type { Evaluation } from "../evaluate/evaluate.ts";
import { describeGroup, FIGURE_HEADER, figureRows } from "../evaluate/figure-rows.ts";
import type { PictureName } from "../pictures/pictures.ts";
import type { CardParts } from "./parts.ts";

/** How the judge did on voices it was not trained on: on those that chose it, and on those kept back. */
export function figuresSection({ config, evaluation, acceptance, log }: CardParts): string {
  if (evaluation === undefined && acceptance === undefined) {
    return section("Figures", `None yet: run \`idol:evaluate --judge ${config.name} --data DIR\`.`);
  }
  return section(
    "Figures",
    "The integer twin's figures count, for that is what a proof states and what pays; the float model's stand beside them. In " +
      "brackets the interval that 95 % of draws of the speakers give (bootstrap, with replacement).",
    ...(acceptance === undefined
      ? []
      : [
          "### Reserved speakers",
          "Heard once, at the end; nothing was chosen by them.",
          ...tables(acceptance),
        ]),
    ...(evaluation === undefined
      ? []
      : [
          "### Validation speakers",
          "They chose among seeds, features and recipes, so these figures flatter.",
          ...tables(evaluation),
          ...pictures((log?.runs.length ?? 0) > 0),
        ]),
  );
}

function tables({ groups, largestDifference, unreadable, draws }: Evaluation): string[] {
  // With one corpus, "all" says the same again.
  const shown = groups.length === 2 ? groups.slice(0, 1) : groups;
  return [
    ...shown.flatMap((group) => [
      `**${describeGroup(group)}**`,
      markdownTable(FIGURE_HEADER, figureRows(group)),
    ]),
    `${draws} draws. The two models' scores differ by ${largestDifference.toFixed(4)} at most.` +
      (unreadable === 0 ? "" : ` ${unreadable} clips could not be read.`),
  ];
}

function pictures(isRecorded: boolean): string[] {
  const shown: [PictureName, string][] = [
    ["score-by-emotion", "Scores by emotion"],
    ["roc", "ROC curves"],
    ["calibration", "Calibration"],
    ...(isRecorded ? [["training-curve", "Training curve"] as [PictureName, string]] : []),
  ];
  return shown.map(([name, words]) => `![${words}](pictures/${name}.svg)`);
}
