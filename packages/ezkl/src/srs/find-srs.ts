import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "../circuit/manifest.ts";
import { EzklError } from "../errors.ts";
import { cacheFolder } from "../files/cache-folder.ts";
import { sha256 } from "../files/hashes.ts";
import { loadSrs, packagedSrsPath, type Srs } from "./srs.ts";

/** Where a downloaded ceremony SRS is kept: too large for the repository. */
export function cachedSrsPath(logrows: number): string {
  return join(cacheFolder(), "srs", `kzg${logrows}.srs`);
}

/** Where this machine's test SRS is kept: every proof under it needs this very file. */
export function testSrsPath(logrows: number): string {
  return join(cacheFolder(), "srs", `kzg${logrows}.insecure-test.srs`);
}

/** Whether the ceremony's SRS is on this machine, in this package or downloaded. */
export function hasCeremonySrs(logrows: number): boolean {
  return existsSync(packagedSrsPath(logrows)) || existsSync(cachedSrsPath(logrows));
}

/**
 * Reads the ceremony's SRS from this package or, if it is not there, as it was downloaded.
 *
 * @throws EzklError `SRS_MISSING`, `SRS_WRONG_HASH`
 */
export async function findCeremonySrs(logrows: number): Promise<Srs> {
  const downloaded = cachedSrsPath(logrows);
  const isInPackage = existsSync(packagedSrsPath(logrows)) || !existsSync(downloaded);
  return await loadSrs(logrows, isInPackage ? packagedSrsPath(logrows) : downloaded);
}

/**
 * Reads the SRS that a circuit was built under.
 *
 * @throws EzklError `SRS_MISSING`, also where it is a test SRS of another machine; `SRS_WRONG_HASH`
 */
export async function findSrsOf({ srs, identity }: Pick<Manifest, "srs" | "identity">): Promise<Srs> {
  const { logrows, origin } = srs;
  if (origin === "ceremony") return await findCeremonySrs(logrows);
  const path = testSrsPath(logrows);
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes !== undefined && sha256(bytes) === identity.srs) {
    return { path, bytes, sha256: identity.srs, origin };
  }
  throw new EzklError(
    "SRS_MISSING",
    `The circuit was built under a test SRS that is not on this machine (${path} with the SHA-256 ${identity.srs}).`,
    "Build the circuit again on this machine, under the ceremony's SRS, or under a test SRS to try it out.",
  );
}
