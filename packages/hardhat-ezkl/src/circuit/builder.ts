import type { BuildOptions, EzklPython } from "@idol/ezkl/build";
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
  let found: Promise<EzklPython> | undefined;
  const python = () => {
    found ??= pythonFor({ python: executable, onProgress, signal });
    return found;
  };
  const srs = (logrows: number) =>
    srsToBuildWith({ insecureSrs }, logrows, paths, { python, onProgress, signal });
  return { python, srs, onProgress, signal };
}
