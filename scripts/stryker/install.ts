/** Stryker, in a folder of its own that is made once. */

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "../prove/halmos.ts";

/** The version that {@link ensureStryker} installs. */
export const STRYKER_VERSION = "10.0.0";

/** The folder of Stryker: from `STRYKER_DIR`, else one that is made in the user's cache. */
export async function ensureStryker({ STRYKER_DIR, XDG_CACHE_HOME } = process.env): Promise<string> {
  const folder =
    STRYKER_DIR || join(XDG_CACHE_HOME || join(homedir(), ".cache"), `stryker-${STRYKER_VERSION}`);
  if (existsSync(join(folder, "node_modules"))) return folder;
  // Made beside its place and renamed, so an interrupted installation leaves nothing that looks whole.
  const work = `${folder}.${randomUUID()}`;
  await mkdir(work, { recursive: true });
  try {
    const names = ["core", "mocha-runner"].map((name) => `@stryker-mutator/${name}`);
    const dependencies = Object.fromEntries(names.map((name) => [name, STRYKER_VERSION]));
    await writeFile(join(work, "package.json"), JSON.stringify({ private: true, dependencies }));
    await run("npm", ["install", "--no-audit", "--no-fund", "--loglevel", "error"], { cwd: work });
    await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}
