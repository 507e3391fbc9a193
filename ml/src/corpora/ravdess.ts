import type { Corpus, CorpusName, Label } from "./corpus.ts";
import { EMOTIONS, type Emotion } from "./emotion.ts";

const EMOTION_BY_CODE: Readonly<Record<string, Emotion>> = {
  "01": "neutral",
  "02": "calm",
  "03": "happy",
  "04": "sad",
  "05": "angry",
  "06": "fearful",
  "07": "disgust",
  "08": "surprise",
};

/** Modality (03 audio only), channel, emotion, intensity, statement, repetition, actor. */
const NAME = /^03-(0[12])-(0[1-8])-0[12]-(0[12])-0[12]-(0[1-9]|1\d|2[0-4])\.wav$/i;

const SENTENCES: Readonly<Record<string, string>> = {
  "01": "Kids are talking by the door",
  "02": "Dogs are sitting by the door",
};

function labelOf(fileName: string, channel: string, corpus: CorpusName): Label | undefined {
  const match = NAME.exec(fileName);
  if (match === null || match[1] !== channel) return undefined;
  return {
    corpus,
    speaker: `ravdess-${match[4]!}`,
    sentence: SENTENCES[match[3]!]!,
    emotion: EMOTION_BY_CODE[match[2]!]!,
  };
}

const shared = {
  licence: "CC BY-NC-SA 4.0",
  citation:
    "Livingstone SR, Russo FA (2018). The Ryerson Audio-Visual Database of Emotional Speech and Song (RAVDESS). " +
    "PLoS ONE 13(5): e0196391. https://doi.org/10.1371/journal.pone.0196391",
} as const;

export const ravdessSpeech: Corpus = {
  name: "ravdess-speech",
  title: "RAVDESS, speech",
  source: { kaggle: "uwrfkaggler/ravdess-emotional-speech-audio" },
  emotions: EMOTIONS,
  complete: { clips: 1440, speakers: 24 },
  ...shared,
  label: (fileName) => labelOf(fileName, "01", "ravdess-speech"),
};

/** Sung by 23 of the 24 actors (18 is missing), without disgust and surprise. */
export const ravdessSong: Corpus = {
  name: "ravdess-song",
  title: "RAVDESS, song",
  source: { kaggle: "uwrfkaggler/ravdess-emotional-song-audio" },
  emotions: EMOTIONS.filter((emotion) => emotion !== "disgust" && emotion !== "surprise"),
  complete: { clips: 1012, speakers: 23 },
  ...shared,
  label: (fileName) => labelOf(fileName, "02", "ravdess-song"),
};
