import { readFile } from "node:fs/promises";
import { z } from "zod";
import { paths } from "../../paths.ts";
import type { GamingReport } from "./game-judge.ts";

const tally = z.strictObject({
  name: z.string(),
  sounds: z.int(),
  paid: z.int(),
  best: z.number().nullable(),
});

/** `gaming.json`. */
const gamingSchema = z.strictObject({
  judge: z.string(),
  weightsSha256: z.string(),
  seed: z.int(),
  families: z.array(tally),
  accidents: z.strictObject({ accidents: z.array(tally), chirps: tally }).nullable(),
  voices: tally.extend({ version: z.string() }).nullable(),
});

/** The text of a `gaming.json`. */
export function formatGaming(report: GamingReport): string {
  return `${JSON.stringify(gamingSchema.parse(report), null, 2)}\n`;
}

/** Reads how a judge fared; undefined where there is no such file, or none of these weights. */
export async function readGaming(folder: string, weightsSha256: string): Promise<GamingReport | undefined> {
  try {
    const report = gamingSchema.parse(JSON.parse(await readFile(paths.artefactIn(folder, "gaming"), "utf8")));
    return report.weightsSha256 === weightsSha256 ? report : undefined;
  } catch {
    return undefined;
  }
}
