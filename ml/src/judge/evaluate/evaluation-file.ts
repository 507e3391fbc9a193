import { readFile } from "node:fs/promises";
import { ensureError } from "@idol/ezkl/errors";
import { readJson } from "@idol/ezkl/json";
import { z } from "zod";
import { CORPUS_NAMES } from "../../corpora/corpus.ts";
import { EMOTIONS } from "../../corpora/emotion.ts";
import { IdolError } from "../../errors.ts";
import { type JudgeArtefact, paths } from "../../paths.ts";
import { thresholdSchema } from "../config.ts";
import type { Evaluation } from "./evaluate.ts";

const emotion = z.enum(EMOTIONS);
const count = z.int().min(0);
const number = z.number().nullable();
const figure = z.strictObject({ value: number, low: number, high: number });
/** What `figuresOf` gives. */
export const figuresSchema = z.strictObject({
  disgust: figure,
  rest: figure,
  spearman: figure,
  mae: figure,
  uar: figure,
  passing: z.partialRecord(emotion, figure),
});

/** `evaluation.json` and `acceptance.json`. */
const evaluationSchema = z.strictObject({
  judge: z.string(),
  weightsSha256: z.string(),
  speakers: z.array(z.string()),
  threshold: thresholdSchema.nullable(),
  draws: count,
  groups: z.array(
    z.strictObject({
      name: z.string(),
      clips: count,
      speakers: count,
      emotions: z.partialRecord(emotion, count),
      float: figuresSchema,
      integer: figuresSchema,
    }),
  ),
  largestDifference: z.number(),
  scores: z.array(
    z.strictObject({
      corpus: z.enum(CORPUS_NAMES),
      speaker: z.string(),
      emotion,
      float: z.number(),
      integer: z.number(),
    }),
  ),
  unreadable: count,
});

/** The text of an `evaluation.json`: one score a line, so that two evaluations can be compared by eye. */
export function formatEvaluation(evaluation: Evaluation): string {
  const { scores, ...rest } = evaluationSchema.parse(evaluation);
  const lines = scores.map((score) => `    ${JSON.stringify(score)}`).join(",\n");
  return `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "scores": [\n${lines}\n  ]\n}\n`;
}

/**
 * Reads a judge's evaluation or acceptance; undefined where there is none, or none of these weights.
 *
 * @throws IdolError `JUDGE_INVALID` if it is damaged
 */
export async function readEvaluation(
  folder: string,
  artefact: Extract<JudgeArtefact, "evaluation" | "acceptance">,
  weightsSha256: string,
): Promise<Evaluation | undefined> {
  const path = paths.artefactIn(folder, artefact);
  const text = await readFile(path, "utf8").catch(absent);
  if (text === undefined) return undefined;
  let evaluation: Evaluation;
  try {
    evaluation = readJson(text, evaluationSchema) as Evaluation;
  } catch (thrown) {
    const cause = ensureError(thrown);
    throw new IdolError(
      "JUDGE_INVALID",
      `${path} is no evaluation: ${cause.message}.`,
      "Evaluate the judge again.",
      { cause },
    );
  }
  return evaluation.weightsSha256 === weightsSha256 ? evaluation : undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
