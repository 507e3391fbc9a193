export { checkClips } from "../corpora/check-clips.ts";
export { CORPUS_NAMES, type CorpusName } from "../corpora/corpus.ts";
export { EMOTIONS } from "../corpora/emotion.ts";
export { type CorpusInventory, missingClips, takeInventory } from "../corpora/inventory.ts";
export { type Scan, scanFolder } from "../corpora/scan.ts";
