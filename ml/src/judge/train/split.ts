import type { Clip } from "../../corpora/scan.ts";
import { IdolError } from "../../errors.ts";
import type { AnyRecipe } from "./recipe.ts";
import { sampledCorpora } from "./sampler.ts";

export interface Split {
  training: Clip[];
  validation: Clip[];
  /** Clips of reserved speakers: only counted. */
  reserved: number;
}

/**
 * Divides clips by speaker, never at random: no voice is on two sides. A name that ends in `*` stands for all speakers that
 * begin so (`tess-*`: leave that corpus out).
 *
 * @throws IdolError `DATA_NOT_FOUND` where a side is empty
 */
export function splitClips(
  clips: readonly Clip[],
  recipe: Pick<AnyRecipe, "validation" | "reserved" | "sampling">,
): Split {
  const isReserved = speakerMatcher(recipe.reserved);
  const isValidation = speakerMatcher(recipe.validation);
  const corpora = sampledCorpora(recipe.sampling);
  const split: Split = { training: [], validation: [], reserved: 0 };
  for (const clip of clips) {
    if (isReserved(clip.speaker)) split.reserved++;
    else if (isValidation(clip.speaker)) split.validation.push(clip);
    else if (corpora.has(clip.corpus)) split.training.push(clip);
  }
  checkSide(split.training, `to train on, from ${[...corpora].join(", ")}`);
  checkSide(split.validation, `of the validation speakers ${recipe.validation.join(", ")}`);
  return split;
}

/** Tells whether a speaker is one of those named, of which some may end in `*`. */
export function speakerMatcher(names: readonly string[]): (speaker: string) => boolean {
  const exact = new Set(names.filter((name) => !name.endsWith("*")));
  const prefixes = names.filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));
  return (speaker) => exact.has(speaker) || prefixes.some((prefix) => speaker.startsWith(prefix));
}

function checkSide(clips: readonly Clip[], what: string): void {
  if (clips.length > 0) return;
  throw new IdolError(
    "DATA_NOT_FOUND",
    `There are no clips ${what}.`,
    "Look at what the folder holds, and fetch what is missing.",
  );
}
