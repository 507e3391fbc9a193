import type { Emotion } from "./emotion.ts";

export const CORPUS_NAMES = ["ravdess-speech", "ravdess-song", "tess", "cremad", "savee", "nemo"] as const;

export type CorpusName = (typeof CORPUS_NAMES)[number];

/** What a corpus says about one recording through its file name. */
export interface Label {
  corpus: CorpusName;
  /**
   * Unique over all corpora, `"<set>-<id>"`. RAVDESS's speech and song were made by the same actors and share their ids, so
   * that a split by speaker never puts one voice on both sides.
   */
  speaker: string;
  /** What is said or sung, as the corpus names it. */
  sentence: string;
  emotion: Emotion;
}

/** Where a corpus is downloaded from. */
export type CorpusSource =
  /** `owner/dataset` on Kaggle, the copy that the tutorial downloads. */
  | { kaggle: string }
  /** A zip archive that anyone may download, and the page that is about it. */
  | { archive: string; page: string };

/** A data set of acted emotions: how to name its files, and where it comes from. */
export interface Corpus {
  name: CorpusName;
  title: string;
  source: CorpusSource;
  /** The emotions in it, in the common order. */
  emotions: readonly Emotion[];
  licence: string;
  citation: string;
  /** What the complete set holds, to compare a folder with, and for the table in the docs. */
  complete: { clips: number; speakers: number };
  /**
   * The label of a file, or nothing if the name is not one of this corpus.
   *
   * @param fileName - the last part of the path
   * @param folder - the name of the folder it lies in, empty at the top
   */
  label(fileName: string, folder: string): Label | undefined;
}
