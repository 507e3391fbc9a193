import { index } from "virtual:idol-artefacts";
import { fetchArtefact } from "../artefacts/fetch-artefact.ts";
import { askJudge } from "../judge/ask-judge.ts";
import { type Judge, loadJudge } from "../judge/judge.ts";
import type { Verdict } from "../judge/verdict.ts";

/** A recording that wins, as a judge hears it. */
export interface Example {
  bytes: Uint8Array;
  judge: Judge;
  verdict: Verdict;
}

/** Has a judge score the page's example. @throws as `loadJudge`, `fetchArtefact` and `askJudge` */
export async function judgeExample(judgeHash: string | undefined): Promise<Example> {
  const [bytes, judge] = await Promise.all([fetchArtefact(index.example), loadJudge(judgeHash)]);
  return { bytes, judge, verdict: await askJudge(bytes, judge) };
}
