import { index } from "virtual:idol-artefacts";
import { fetchArtefact } from "../artefacts/fetch-artefact.ts";

/** The judge's published scores of voices that it was not trained on. */
export interface Figures {
  speakers: number;
  /** Scores of surprised voices, and of all others. */
  surprised: number[];
  others: number[];
}

/** What a threshold would pay of them, from 0 to 1. */
export interface Shares {
  surprised: number;
  others: number;
}

/** The figures of a judge's evaluation; undefined where this page has none. @throws as `fetchArtefact` */
export async function loadFigures(judgeHash: string): Promise<Figures | undefined> {
  const file = index.judges.find((judge) => judge.judgeHash === judgeHash)?.evaluation;
  if (file === undefined) return undefined;
  const { speakers, scores } = JSON.parse(new TextDecoder().decode(await fetchArtefact(file))) as {
    speakers: string[];
    scores: { emotion: string; integer: number }[];
  };
  const of = (wanted: boolean) =>
    scores.filter(({ emotion }) => (emotion === "surprise") === wanted).map(({ integer }) => integer);
  return { speakers: speakers.length, surprised: of(true), others: of(false) };
}

/** What of the voices scores a threshold or more. */
export function sharesAt({ surprised, others }: Figures, threshold: number): Shares {
  const share = (scores: readonly number[]) =>
    scores.filter((score) => score >= threshold).length / Math.max(1, scores.length);
  return { surprised: share(surprised), others: share(others) };
}
