import { section } from "../../markdown.ts";
import type { JudgePlan } from "../presets.ts";
import { atScaleOf, frontierOf, isOwn, unitsOf } from "./frontier.ts";
import { area } from "./frontier-tables.ts";
import type { SearchPoint } from "./search.ts";
import type { SearchResult } from "./search-file.ts";

/**
 * Why the default judge is the one it is, with the search's numbers; nothing where the search does not hold what it argues from.
 * The argument was written of the search in docs/frontier.json: a test holds its claims to that.
 */
export function choiceSection(plan: JudgePlan, { points }: SearchResult): string | undefined {
  const shown = atScaleOf(plan, points);
  const own = shown.find(isOwn(plan));
  const best = frontierOf(shown).at(-1);
  const single = shown.find(({ cols, channels, fold }) => cols === own?.cols && channels === 1 && fold === 1);
  const dearer = shown
    .filter(({ cols, logrows }) => own !== undefined && cols === own.cols && logrows > own.logrows)
    .sort((a, b) => b.merit - a.merit)[0];
  if (own === undefined || best === undefined || single === undefined || dearer === undefined)
    return undefined;
  const { heard } = own;
  return section(
    "Why the default judge is this one",
    `**More than one relu, though one is often nearly as good.** One unit on ${own.cols} columns reaches ${area(single.merit)} in ` +
      `the mean, but its seeds lie ${area(single.spread)} apart: a single relu whose weight in the linear layer starts below zero stays there, ` +
      "and can then only lower a score. Of six seeds tried beside this search four reached 0.92 to 0.96 in every column of the table; the two others " +
      "gave, trained on TESS, nearly every RAVDESS clip the same score. Even a good one gives one and the same score to every clip for which its relu " +
      "is zero, a tenth to two fifths of them, in a contest by score. " +
      `The default judge's ${unitsOf(own)} units lie ${area(own.spread)} apart.`,
    `**Up to logrows ${own.logrows} units are free.** Time, memory and key of a proof follow 2^logrows and not the ` +
      `rows; ${own.channels} units are what the grid has room for with ${own.cols} columns before logrows ${dearer.logrows}, ` +
      `which doubles the cost for ${area(dearer.merit)} at best. logrows ${own.logrows} is the least with a range table of 1,024 values, and the least of ` +
      "which the project carries the ceremony's SRS; smaller circuits were not searched here.",
    `**Not the best of this table.** ${best.cols} columns with ${unitsOf(best)} units reach ${area(best.merit)}, ` +
      `${area(best.merit - own.merit)} more than the default judge's shape, which is more than seeds explain; most of it from RAVDESS to TESS ` +
      `(${area(best.heard.toTess!.disgust)} for ${area(heard.toTess!.disgust)}). The default judge was chosen on ${own.cols} columns, before ` +
      "this table was, and then heard by the reserved speakers, once. A judge put in its place now would have to be heard by " +
      "them again, and they would be reserved no longer, for a gain smaller than the intervals over speakers in its card and no cheaper proof: the " +
      `logrows are the same. Whoever has new voices to examine a judge on should begin with ${best.cols} columns.`,
    `**Folded of two.** At equal units a folded network is better by ${area(gainOfFolding(shown))} in the mean over the table. The ` +
      "default judge folds the best two of six seeds, so that its own figures (ml/judges/idol/MODEL_CARD.md) differ from this table's.",
    `**Scale ${plan.quantisation.scale}**, for a contest pays by the score and not by the order: see below. It costs ${rowsOfScale(plan, points)} rows of ` +
      `${own.rows.toLocaleString("en-US")}.`,
  );
}

/** Mean over the shapes that were trained both ways. */
export function gainOfFolding(points: readonly SearchPoint[]): number {
  const gains = points.flatMap((folded) => {
    const alone = points.find(
      ({ cols, channels, fold }) => cols === folded.cols && channels === folded.channels && fold === 1,
    );
    return folded.fold === 1 || alone === undefined ? [] : [folded.merit - alone.merit];
  });
  return gains.reduce((sum, gain) => sum + gain / gains.length, 0);
}

/** Rows of the plan's shape that a smaller scale would save. */
function rowsOfScale(plan: JudgePlan, points: readonly SearchPoint[]): number {
  const rows = points
    .filter((point) => isOwn({ ...plan, quantisation: { ...plan.quantisation, scale: point.scale } })(point))
    .map((point) => point.rows);
  return Math.max(...rows) - Math.min(...rows);
}
