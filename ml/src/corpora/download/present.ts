import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { labelFile } from "../corpora.ts";
import type { CorpusName } from "../corpus.ts";

/** How many recordings of each corpus lie under a folder, by their names alone; a name that is there twice counts once. */
export async function countPresent(folder: string): Promise<Map<CorpusName, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = new Map<CorpusName, Set<string>>();
  for (const entry of entries) {
    if (!entry.isFile() || entry.parentPath.includes(UNFINISHED)) continue;
    const label = labelFile(entry.name, basename(entry.parentPath));
    if (label === undefined) continue;
    const own = names.get(label.corpus) ?? new Set();
    // SAVEE's original names are the same for each speaker, in folders of their own.
    names.set(label.corpus, own.add(`${label.speaker} ${entry.name}`));
  }
  return new Map([...names].map(([corpus, own]) => [corpus, own.size]));
}

/** The folder in a data folder where archives lie until they are unpacked; hidden, so that no scan looks into it. */
export const UNFINISHED = ".idol-downloads";
