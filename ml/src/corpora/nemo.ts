import type { Corpus } from "./corpus.ts";
import { type Emotion, inOrder } from "./emotion.ts";

const EMOTION_BY_WORD: Readonly<Record<string, Emotion>> = {
  anger: "angry",
  fear: "fearful",
  happiness: "happy",
  neutral: "neutral",
  sadness: "sad",
  surprised: "surprise",
};

const NAME =
  /^(EB0|IC0|KD0|KS0|MK0|MP0|SM0|TP0|WR0)_(anger|fear|happiness|neutral|sadness|surprised)_(\d{1,2})\.wav$/;

/** Nine actors in Polish, 90 sentences, without disgust. */
export const nemo: Corpus = {
  name: "nemo",
  title: "nEMO, emotional speech in Polish",
  source: {
    archive: "https://github.com/amu-cai/nEMO/archive/66de9999a8f2f605eb5f64841790aa5cb0877782.zip",
    page: "https://github.com/amu-cai/nEMO",
  },
  emotions: inOrder(Object.values(EMOTION_BY_WORD)),
  licence: "CC BY-NC-SA 4.0",
  citation:
    "Christop I (2024). nEMO: Dataset of Emotional Speech in Polish. Proceedings of LREC-COLING 2024, Torino. " +
    "https://aclanthology.org/2024.lrec-main.1059/",
  complete: { clips: 4481, speakers: 9 },
  label(fileName) {
    const match = NAME.exec(fileName);
    if (match === null) return undefined;
    return {
      corpus: "nemo",
      speaker: `nemo-${match[1]!}`,
      sentence: match[3]!,
      emotion: EMOTION_BY_WORD[match[2]!]!,
    };
  },
};
