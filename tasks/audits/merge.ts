import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type IIdolReward, readStandingClaims } from "@idol/client";
import { ensureError } from "@idol/ezkl/errors";
import { writeFilesAtomic } from "@idol/ezkl/files";
import type { OnProgress } from "@idol/ezkl/progress";
import { TaskError } from "../errors.ts";
import { type AuditLine, FINAL, keyOf, type Outcome, readLines } from "./journal.ts";
import { auditedClaim, countOutcomes } from "./season-audit.ts";

/** What several jobs' audits came to together. */
export interface MergedAudit {
  season: bigint;
  out: string;
  files: number;
  /** Claims that stand; the file that was written has a line of each that was audited, and no other. */
  claims: number;
  outcomes: Record<Outcome, number>;
  /** Singers whose claims no job has audited. */
  missing: string[];
  /** Singers of whose claims jobs found different things: a job is broken, or lies. */
  disputed: string[];
}

const FILE = /\.jsonl$/;

/** Puts the lines of all jobs' files of a folder together, one for each claim that stands. @throws FILE_UNREADABLE, SEASON_UNKNOWN */
export async function mergeAudits(
  reward: IIdolReward,
  {
    season,
    folder,
    out,
    onProgress,
  }: { season: bigint; folder: string; out: string; onProgress: OnProgress },
): Promise<MergedAudit> {
  const names = (await filesOf(folder)).filter((name) => FILE.test(name)).sort();
  const found = new Map<string, AuditLine[]>();
  for (const name of names) {
    for (const line of await readLines(join(folder, name))) {
      const key = keyOf(line);
      found.set(key, [...(found.get(key) ?? []), line]);
    }
  }
  const address = await reward.getAddress();
  const merged: AuditLine[] = [];
  const missing: string[] = [];
  const disputed: string[] = [];
  const claims = await readStandingClaims(reward, season, (fraction) =>
    onProgress({ step: "Read the claims", fraction }),
  );
  for (const claim of claims) {
    const { singer } = claim;
    const lines = found.get(keyOf(auditedClaim(address, claim))) ?? [];
    const settled = lines.filter(({ outcome }) => FINAL.includes(outcome));
    if (new Set(settled.map(({ outcome }) => outcome)).size > 1) disputed.push(singer);
    // What could not be had by one job may have been by another.
    const best = settled.find(({ outcome }) => outcome === "not-as-proved") ?? settled[0] ?? lines.at(-1);
    if (best === undefined) missing.push(singer);
    else merged.push(best);
  }
  await writeFilesAtomic([[out, merged.map((line) => `${JSON.stringify(line)}\n`).join("")]]);
  return {
    season,
    out,
    files: names.length,
    claims: claims.length,
    outcomes: countOutcomes(merged),
    missing,
    disputed,
  };
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new TaskError(
      "FILE_UNREADABLE",
      `The folder ${folder} cannot be read: ${ensureError(cause).message}.`,
      "Give the folder into which the jobs wrote their --out files.",
      { cause },
    );
  }
}
