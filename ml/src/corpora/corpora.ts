import type { Corpus, CorpusName, Label } from "./corpus.ts";
import { cremad } from "./cremad.ts";
import { nemo } from "./nemo.ts";
import { ravdessSong, ravdessSpeech } from "./ravdess.ts";
import { savee } from "./savee.ts";
import { tess } from "./tess.ts";

/** The five data sets of the tutorial, and one in another language. Their file names cannot be mistaken for one another's. */
export const CORPORA: readonly Corpus[] = [ravdessSpeech, ravdessSong, tess, cremad, savee, nemo];

/** The corpus of this name. */
export function corpusNamed(name: CorpusName): Corpus {
  return CORPORA.find((corpus) => corpus.name === name)!;
}

/** The page about a corpus. */
export function pageOf({ source }: Pick<Corpus, "source">): string {
  return "page" in source ? source.page : `https://www.kaggle.com/datasets/${source.kaggle}`;
}

/** The label of a file of any known corpus, or nothing: a name is never guessed. */
export function labelFile(fileName: string, folder: string): Label | undefined {
  for (const corpus of CORPORA) {
    const label = corpus.label(fileName, folder);
    if (label !== undefined) return label;
  }
  return undefined;
}
