import type { Corpus, CorpusName, Label } from "./corpus.ts";
import { cremad } from "./cremad.ts";
import { ravdessSong, ravdessSpeech } from "./ravdess.ts";
import { savee } from "./savee.ts";
import { tess } from "./tess.ts";

/** The five data sets of the tutorial. Their file names cannot be mistaken for one another's. */
export const CORPORA: readonly Corpus[] = [ravdessSpeech, ravdessSong, tess, cremad, savee];

/** The corpus of this name. */
export function corpusNamed(name: CorpusName): Corpus {
  return CORPORA.find((corpus) => corpus.name === name)!;
}

/** The label of a file of any known corpus, or nothing: a name is never guessed. */
export function labelFile(fileName: string, folder: string): Label | undefined {
  for (const corpus of CORPORA) {
    const label = corpus.label(fileName, folder);
    if (label !== undefined) return label;
  }
  return undefined;
}
