import { CORPORA } from "./corpora.ts";
import type { CorpusName } from "./corpus.ts";
import type { Emotion } from "./emotion.ts";
import type { Scan } from "./scan.ts";

/** Clips by emotion; only emotions that are there. */
export type EmotionCounts = Partial<Record<Emotion, number>>;

/** What a data folder has of one corpus. */
export interface CorpusInventory {
  corpus: CorpusName;
  clips: number;
  /** What the complete set has. */
  complete: { clips: number; speakers: number };
  emotions: EmotionCounts;
  /** In the order of their names. */
  speakers: { speaker: string; clips: number; emotions: EmotionCounts }[];
}

/** Counts a scan's clips by corpus, speaker and emotion; corpora of which there is nothing are in the list too. */
export function takeInventory({ clips }: Pick<Scan, "clips">): CorpusInventory[] {
  return CORPORA.map(({ name, complete }) => {
    const own = clips.filter(({ corpus }) => corpus === name);
    const speakers = [...new Set(own.map(({ speaker }) => speaker))].sort();
    return {
      corpus: name,
      clips: own.length,
      complete,
      emotions: countEmotions(own),
      speakers: speakers.map((speaker) => {
        const theirs = own.filter((clip) => clip.speaker === speaker);
        return { speaker, clips: theirs.length, emotions: countEmotions(theirs) };
      }),
    };
  });
}

/** What is missing of corpora that are not all there; of one that is not there at all, all. */
export function missingClips(
  scan: Pick<Scan, "clips">,
  corpora: ReadonlySet<string>,
): { corpus: CorpusName; clips: number; complete: number }[] {
  return takeInventory(scan)
    .filter(({ corpus, clips, complete }) => corpora.has(corpus) && clips < complete.clips)
    .map(({ corpus, clips, complete }) => ({ corpus, clips, complete: complete.clips }));
}

function countEmotions(clips: readonly { emotion: Emotion }[]): EmotionCounts {
  const counts: EmotionCounts = {};
  for (const { emotion } of clips) counts[emotion] = (counts[emotion] ?? 0) + 1;
  return counts;
}
