import { readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { sha256 } from "../files/hashes.ts";
import { makeFolder } from "../files/make-folder.ts";
import type { EzklPython } from "../python/python.ts";
import { findCeremonySrs, hasCeremonySrs, testSrsPath } from "./find-srs.ts";
import { makeInsecureSrs } from "./insecure-srs.ts";
import type { Srs } from "./srs.ts";
import { downloadSrs, type SrsDownloadOptions } from "./srs-download.ts";

/** The ceremony's SRS to build with: from this machine, else downloaded. @throws EzklError those of `downloadSrs` and `findCeremonySrs` */
export async function provideCeremonySrs(logrows: number, options: SrsDownloadOptions = {}): Promise<Srs> {
  return hasCeremonySrs(logrows) ? await findCeremonySrs(logrows) : await downloadSrs(logrows, options);
}

/**
 * This machine's test SRS, made when it is first asked for. Kept, because proofs need the one that the circuit was built under.
 *
 * @throws EzklError `EZKL_FAILED`, `CANCELLED`
 */
export async function provideTestSrs(
  logrows: number,
  python: () => Promise<EzklPython>,
  signal?: AbortSignal,
): Promise<Srs> {
  const path = testSrsPath(logrows);
  const kept = await readFile(path).catch(() => undefined);
  if (kept !== undefined) return { path, bytes: kept, sha256: sha256(kept), origin: "insecure-test" };
  await makeFolder(dirname(path));
  const unfinished = `${path}.${process.pid}.tmp`;
  const made = await makeInsecureSrs(await python(), logrows, unfinished, signal);
  await rename(unfinished, path);
  return { ...made, path };
}
