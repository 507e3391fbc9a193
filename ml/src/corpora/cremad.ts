import type { Corpus } from "./corpus.ts";
import { type Emotion, inOrder } from "./emotion.ts";

const EMOTION_BY_CODE: Readonly<Record<string, Emotion>> = {
  ANG: "angry",
  DIS: "disgust",
  FEA: "fearful",
  HAP: "happy",
  NEU: "neutral",
  SAD: "sad",
};

const SENTENCES: Readonly<Record<string, string>> = {
  IEO: "It's eleven o'clock",
  TIE: "That is exactly what happened",
  IOM: "I'm on my way to the meeting",
  IWW: "I wonder what this is about",
  TAI: "The airplane is almost full",
  MTI: "Maybe tomorrow it will be cold",
  IWL: "I would like a new alarm clock",
  ITH: "I think I have a doctor's appointment",
  DFA: "Don't forget a jacket",
  ITS: "I think I've seen this before",
  TSI: "The surface is slick",
  WSI: "We'll stop in a couple of minutes",
};

/** Actor, sentence, emotion, level. The real set has a file whose level is one `X` short (`1040_ITH_SAD_X.wav`). */
const NAME = /^(1\d{3})_([A-Z]{3})_(ANG|DIS|FEA|HAP|NEU|SAD)_(LO|MD|HI|XX?)\.wav$/i;

/** 91 actors, twelve sentences, six emotions: there is no surprise in it, only contrast. */
export const cremad: Corpus = {
  name: "cremad",
  title: "CREMA-D",
  source: { kaggle: "ejlok1/cremad" },
  emotions: inOrder(Object.values(EMOTION_BY_CODE)),
  licence: "ODbL 1.0",
  citation:
    "Cao H, Cooper DG, Keutmann MK, Gur RC, Nenkova A, Verma R (2014). CREMA-D: Crowd-sourced Emotional Multimodal Actors " +
    "Dataset. IEEE Transactions on Affective Computing 5(4): 377-390. https://doi.org/10.1109/TAFFC.2014.2336244",
  complete: { clips: 7442, speakers: 91 },
  label(fileName) {
    const match = NAME.exec(fileName);
    if (match === null) return undefined;
    const sentence = SENTENCES[match[2]!.toUpperCase()];
    if (sentence === undefined) return undefined;
    return {
      corpus: "cremad",
      speaker: `cremad-${match[1]!}`,
      sentence,
      emotion: EMOTION_BY_CODE[match[3]!.toUpperCase()]!,
    };
  },
};
