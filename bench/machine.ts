import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";
import { EZKL_VERSION, type EzklPython } from "@idol/ezkl/build";
import type { Settings } from "@idol/ezkl/circuit";

/** What figures depend on, by name, as the report shows it. */
export type Machine = Record<string, string>;

/** Describes machine, versions and circuit. */
export async function describeMachine(
  judge: string,
  settings: Settings,
  python: EzklPython | undefined,
): Promise<Machine> {
  const { logrows, num_inner_cols: columns, decomp_base: base, decomp_legs: legs } = settings.run_args;
  const engine = await versionOf("@ezkljs/engine");
  return {
    processor: `${cpus()[0]?.model.trim() ?? "unknown"}, ${availableParallelism()} threads`,
    memory: `${(totalmem() / 1e9).toFixed(0)} GB`,
    system: `${platform()} ${release()}`,
    "load at the start": loadavg()
      .map((load) => load.toFixed(2))
      .join(", "),
    date: new Date().toISOString().slice(0, 10),
    versions: `Node ${process.versions.node}, @ezkljs/engine ${engine}, ezkl ${python === undefined ? "not there" : EZKL_VERSION}`,
    judge: `${judge}: k = ${logrows}, ${settings.num_rows} rows, ${columns} inner column${columns === 1 ? "" : "s"}, base ${base}, ${legs} legs, scale ${settings.run_args.input_scale}`,
  };
}

/** The version of a dependency of @idol/ezkl. */
async function versionOf(name: string): Promise<string> {
  const fromEzkl = createRequire(import.meta.resolve("@idol/ezkl/errors"));
  const manifest = await readFile(fromEzkl.resolve(`${name}/package.json`), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
