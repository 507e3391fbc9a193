import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Manifest } from "@idol/ezkl";
import type { BuildOptions } from "@idol/ezkl/build";
import type { OnProgress } from "@idol/ezkl/progress";
import { findSrsOf, loadSrs, provideCeremonySrs, provideTestSrs, type Srs } from "@idol/ezkl/srs";
import type { CircuitConfig, EzklConfig } from "../config/types.ts";

/** The files that this package carries, beside those of `@idol/ezkl`. */
const packaged = fileURLToPath(new URL("../../srs", import.meta.url));

/** The ceremony's file in the project's own folder or in this package, if there is one. */
function own(logrows: number, { srs }: EzklConfig["paths"]): string | undefined {
  const folders = srs === undefined ? [packaged] : [srs, packaged];
  return folders.map((folder) => join(folder, `kzg${logrows}.srs`)).find((path) => existsSync(path));
}

/**
 * The SRS to build with: the ceremony's, from the project's own folder, a package or the cache, else by a checked download; a test SRS where
 * the configuration asks for it.
 */
export async function srsToBuildWith(
  { insecureSrs }: Pick<CircuitConfig, "insecureSrs">,
  logrows: number,
  paths: EzklConfig["paths"],
  {
    python,
    ...options
  }: {
    python: NonNullable<BuildOptions["python"]>;
    onProgress: OnProgress;
    signal?: AbortSignal | undefined;
  },
): Promise<Srs> {
  if (insecureSrs) return await provideTestSrs(logrows, python, options.signal);
  const path = own(logrows, paths);
  return path === undefined ? await provideCeremonySrs(logrows, options) : await loadSrs(logrows, path);
}

/** The SRS that a circuit was built under. */
export async function srsOf(manifest: Manifest, paths: EzklConfig["paths"]): Promise<Srs> {
  const path = manifest.srs.origin === "ceremony" ? own(manifest.srs.logrows, paths) : undefined;
  return path === undefined ? await findSrsOf(manifest) : await loadSrs(manifest.srs.logrows, path);
}
