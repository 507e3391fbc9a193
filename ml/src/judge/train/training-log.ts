import { readFile } from "node:fs/promises";
import { readJson } from "@idol/ezkl/json";
import { z } from "zod";
import { paths } from "../../paths.ts";
import { leftOutSchema } from "./left-out.ts";
import type { TrainedJudge } from "./train.ts";

const separation = z.strictObject({ disgust: z.number().nullable(), rest: z.number().nullable() });

const trainingLogSchema = z.strictObject({
  weightsSha256: z.string(),
  runs: z.array(
    z.strictObject({
      seed: z.int(),
      history: z.array(z.strictObject({ epoch: z.int(), loss: z.number(), validation: separation })),
    }),
  ),
  leftOut: leftOutSchema.default([]),
});

/** `training.json`: how the runs went from which a judge was made, the best first, and how it hears each corpus that was left out. */
export type TrainingLog = z.infer<typeof trainingLogSchema>;

/** The text of a `training.json`, one line an epoch. */
export function formatTrainingLog(
  weightsSha256: string,
  { runs, leftOut }: Pick<TrainedJudge, "runs" | "leftOut">,
): string {
  const lines = runs.map(({ seed, history }) => {
    const epochs = history.map((report) => `      ${JSON.stringify(report)}`).join(",\n");
    return `    { "seed": ${seed}, "history": [\n${epochs}\n    ] }`;
  });
  const heard = leftOut.map((corpus) => `    ${JSON.stringify(corpus)}`).join(",\n");
  return `{\n  "weightsSha256": "${weightsSha256}",\n  "runs": [\n${lines.join(",\n")}\n  ],\n  "leftOut": [\n${heard}\n  ]\n}\n`;
}

/** Reads a judge's training log; undefined where there is none, or none of these weights. */
export async function readTrainingLog(
  folder: string,
  weightsSha256: string,
): Promise<TrainingLog | undefined> {
  try {
    const text = await readFile(paths.artefactIn(folder, "training"), "utf8");
    const log = readJson(text, trainingLogSchema);
    return log.weightsSha256 === weightsSha256 ? log : undefined;
  } catch {
    return undefined;
  }
}
