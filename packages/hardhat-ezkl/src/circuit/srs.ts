import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "@idol/ezkl";
import type { OnProgress } from "@idol/ezkl/progress";
import { findSrsOf, loadSrs, provideCeremonySrs, type Srs } from "@idol/ezkl/srs";
import type { EzklConfig } from "../config/types.ts";

/** The ceremony's file in the project's own folder, if there is one. */
function own(logrows: number, { srs }: EzklConfig["paths"]): string | undefined {
  if (srs === undefined) return undefined;
  const path = join(srs, `kzg${logrows}.srs`);
  return existsSync(path) ? path : undefined;
}

/** The ceremony's SRS to build with: the project's own file, else the packaged or cached one, else a checked download. */
export async function srsToBuildWith(
  logrows: number,
  paths: EzklConfig["paths"],
  options: { onProgress: OnProgress; signal?: AbortSignal | undefined },
): Promise<Srs> {
  const path = own(logrows, paths);
  return path === undefined ? await provideCeremonySrs(logrows, options) : await loadSrs(logrows, path);
}

/** The SRS that a circuit was built under. */
export async function srsOf(manifest: Manifest, paths: EzklConfig["paths"]): Promise<Srs> {
  const path = manifest.srs.origin === "ceremony" ? own(manifest.srs.logrows, paths) : undefined;
  return path === undefined ? await findSrsOf(manifest) : await loadSrs(manifest.srs.logrows, path);
}
