import type { Corpus } from "./corpus.ts";
import { type Emotion, inOrder } from "./emotion.ts";

const EMOTION_BY_LETTER: Readonly<Record<string, Emotion>> = {
  a: "angry",
  d: "disgust",
  f: "fearful",
  h: "happy",
  n: "neutral",
  sa: "sad",
  su: "surprise",
};

/** Kaggle's copy puts the speaker into the name (`DC_a01.wav`), the original set into the folder (`DC/a01.wav`). */
const NAME = /^(?:(DC|JE|JK|KL)_)?(a|d|f|h|n|sa|su)(\d\d)\.wav$/i;
const FOLDER = /^(DC|JE|JK|KL)$/i;

/** Four men, 120 sentences each. */
export const savee: Corpus = {
  name: "savee",
  title: "SAVEE, Surrey Audio-Visual Expressed Emotion",
  source: { kaggle: "ejlok1/surrey-audiovisual-expressed-emotion-savee" },
  emotions: inOrder(Object.values(EMOTION_BY_LETTER)),
  licence: "free for research, on request only",
  citation:
    "Haq S, Jackson PJB (2010). Multimodal Emotion Recognition. In: Wang W (ed.), Machine Audition: Principles, Algorithms and " +
    "Systems, IGI Global, 398-423. http://kahlan.eps.surrey.ac.uk/savee/",
  complete: { clips: 480, speakers: 4 },
  label(fileName, folder) {
    const match = NAME.exec(fileName);
    const speaker = match?.[1] ?? FOLDER.exec(folder)?.[1];
    if (match === null || speaker === undefined) return undefined;
    const letter = match[2]!.toLowerCase();
    return {
      corpus: "savee",
      speaker: `savee-${speaker.toUpperCase()}`,
      sentence: `${letter}${match[3]!}`,
      emotion: EMOTION_BY_LETTER[letter]!,
    };
  },
};
