import type { Emotion } from "../../corpora/emotion.ts";
import { type Sex, sexOf } from "../../corpora/sex.ts";
import { type FigureOptions, type Figures, figuresOf } from "./figures.ts";

/** Figures of some voices. */
export interface VoiceGroup {
  name: string;
  clips: number;
  speakers: number;
  figures: Figures;
}

interface Scored {
  speaker: string;
  emotion: Emotion;
  score: number;
}

const SEXES: readonly Sex[] = ["women", "men"];

/** Figures of all voices, and where there are both, of the women's and of the men's. */
export function figuresBySex(name: string, scored: readonly Scored[], options: FigureOptions): VoiceGroup[] {
  const groupOf = (title: string, own: readonly Scored[]): VoiceGroup => ({
    name: title,
    clips: own.length,
    speakers: new Set(own.map(({ speaker }) => speaker)).size,
    figures: figuresOf(
      Float64Array.from(own, ({ score }) => score),
      own,
      options,
    ),
  });
  const bySex = SEXES.map((sex) => ({
    title: `${name}, ${sex}`,
    own: scored.filter(({ speaker }) => sexOf(speaker) === sex),
  }));
  const both = bySex.every(({ own }) => own.length > 0);
  return [groupOf(name, scored), ...(both ? bySex.map(({ title, own }) => groupOf(title, own)) : [])];
}
