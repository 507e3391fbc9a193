import { EMOTIONS } from "../../corpora/emotion.ts";
import type { Clip } from "../../corpora/scan.ts";
import { IdolError } from "../../errors.ts";
import { type Random, shuffle } from "./random.ts";
import type { AnyRecipe, TrainingRecipe } from "./recipe.ts";

/** Whose turn it is: gives the index of a clip. */
export type DrawClip = () => number;

/** The clips of one group of corpora and one class of emotions. */
export interface Cell {
  clips: Int32Array;
  /** How often it is drawn, as a share of all cells. */
  share: number;
}

/** The corpora that a recipe trains on. */
export function sampledCorpora(sampling: AnyRecipe["sampling"]): Set<string> {
  return new Set("turns" in sampling ? sampling.turns : sampling.groups.flatMap((group) => group.corpora));
}

/**
 * Sorts clips into the recipe's cells; where all clips have their turn they are one cell. A cell without clips (CREMA-D has no surprise) gives its share to the others; a clip
 * in no cell is never drawn.
 *
 * @throws IdolError `TRAINING_FAILED` where surprise or everything else is missing
 */
export function makeCells(
  clips: readonly Pick<Clip, "corpus" | "emotion">[],
  sampling: TrainingRecipe["sampling"],
): Cell[] {
  const { groups, classes } =
    "turns" in sampling
      ? { groups: [{ corpora: sampling.turns, share: 1 }], classes: [{ emotions: [...EMOTIONS], share: 1 }] }
      : sampling;
  const cells: Cell[] = [];
  let total = 0;
  let surprise = 0;
  for (const group of groups) {
    for (const { emotions, share } of classes) {
      const members = clips.flatMap(({ corpus, emotion }, index) =>
        group.corpora.includes(corpus) && emotions.includes(emotion) ? [index] : [],
      );
      if (members.length === 0) continue;
      cells.push({ clips: Int32Array.from(members), share: group.share * share });
      total += group.share * share;
      surprise += members.filter((index) => clips[index]!.emotion === "surprise").length;
    }
  }
  const drawn = cells.reduce((sum, cell) => sum + cell.clips.length, 0);
  if (surprise === 0 || surprise === drawn) {
    throw new IdolError(
      "TRAINING_FAILED",
      `Of the ${drawn} clips to train on, ${surprise} are of surprise: there is nothing to tell apart.`,
      "Add a corpus with surprise (RAVDESS speech, TESS or SAVEE), or correct the recipe's speakers and sampling.",
    );
  }
  return cells.map((cell) => ({ ...cell, share: cell.share / total }));
}

/** How a recipe draws its clips. */
export function makeDraw(
  cells: readonly Cell[],
  sampling: TrainingRecipe["sampling"],
  random: Random,
): DrawClip {
  return "turns" in sampling ? inTurn(cells[0]!.clips, random) : () => drawClip(cells, random);
}

function inTurn(clips: Int32Array, random: Random): DrawClip {
  const order = clips.slice();
  let next = order.length;
  return () => {
    if (next === order.length) {
      shuffle(order, random);
      next = 0;
    }
    return order[next++]!;
  };
}

/** Draws a clip: a cell by its share, then any of its clips. */
function drawClip(cells: readonly Cell[], random: Random): number {
  let rest = random.next();
  for (const { clips, share } of cells) {
    if (rest < share) return clips[random.int(clips.length)]!;
    rest -= share;
  }
  const last = cells.at(-1)!.clips;
  return last[random.int(last.length)]!;
}
