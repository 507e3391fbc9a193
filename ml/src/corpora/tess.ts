import type { Corpus } from "./corpus.ts";
import { type Emotion, inOrder } from "./emotion.ts";

const EMOTION_BY_WORD: Readonly<Record<string, Emotion>> = {
  angry: "angry",
  disgust: "disgust",
  fear: "fearful",
  happy: "happy",
  neutral: "neutral",
  ps: "surprise",
  sad: "sad",
};

/** One real file, `OA_bite_neutral.wav`, lacks a letter: hence `OAF?`, and the folder has the last word on the speaker. */
const NAME = /^(OAF?|YAF)_([a-z]+)_(angry|disgust|fear|happy|neutral|ps|sad)\.wav$/i;
const FOLDER = /^(OAF|YAF)_/i;

/** Two women, one older (OAF) and one younger (YAF), 200 words in seven emotions. Kaggle's copy holds every file twice. */
export const tess: Corpus = {
  name: "tess",
  title: "TESS, Toronto emotional speech set",
  source: { kaggle: "ejlok1/toronto-emotional-speech-set-tess" },
  emotions: inOrder(Object.values(EMOTION_BY_WORD)),
  licence: "CC BY-NC-ND 4.0",
  citation:
    "Pichora-Fuller MK, Dupuis K (2020). Toronto emotional speech set (TESS). Borealis. https://doi.org/10.5683/SP2/E8H2MF",
  complete: { clips: 2800, speakers: 2 },
  label(fileName, folder) {
    const match = NAME.exec(fileName);
    if (match === null) return undefined;
    const speaker = (
      FOLDER.exec(folder)?.[1] ?? (match[1]!.toUpperCase() === "OA" ? "OAF" : match[1]!)
    ).toUpperCase();
    return {
      corpus: "tess",
      speaker: `tess-${speaker}`,
      sentence: `Say the word ${match[2]!.toLowerCase()}`,
      emotion: EMOTION_BY_WORD[match[3]!.toLowerCase()]!,
    };
  },
};
