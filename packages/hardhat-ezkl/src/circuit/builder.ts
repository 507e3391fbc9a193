import type { BuildOptions } from "@idol/ezkl/build";
import { keepResult } from "@idol/ezkl/keep-result";
import type { OnProgress } from "@idol/ezkl/progress";
import type { EzklConfig } from "../config/types.ts";
import { pythonFor } from "./python.ts";
import { srsToBuildWith } from "./srs.ts";

interface Running {
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
}

export interface BuilderOptions extends Running {
  /** Under a test SRS that this machine makes. */
  insecureSrs?: boolean | undefined;
}

/** What a circuit is built with: Python and SRS, each looked for when it is first needed. */
export interface Builder extends Running {
  python: NonNullable<BuildOptions["python"]>;
  srs: NonNullable<BuildOptions["srs"]>;
}

/**
 * What the project's configuration says that circuits are built with, for `buildCircuit` of `@idol/ezkl`.
 *
 * @example
 * await buildCircuit({ name, onnx, input, parameters, place, ...builderOf(hre.config.ezkl, { onProgress }) });
 */
export function builderOf(
  { python: executable, paths }: Pick<EzklConfig, "python" | "paths">,
  { insecureSrs = false, onProgress, signal }: BuilderOptions,
): Builder {
  const python = keepResult(() => pythonFor({ python: executable, onProgress, signal }));
  const srs = (logrows: number) =>
    srsToBuildWith({ insecureSrs }, logrows, paths, { python, onProgress, signal });
  return { python, srs, onProgress, signal };
}
