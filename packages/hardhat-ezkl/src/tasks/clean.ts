import { rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { ARTEFACT_FILES } from "../circuit/state.ts";
import { circuitNamed } from "../circuit/unknown.ts";
import { runTask } from "../terminal/run-task.ts";
import { typesFile } from "../types/generate.ts";

interface CleanArguments {
  circuit: string;
  json: boolean;
}

/** Removes what `setup` makes, file by file: what else lies in those folders is not ours. */
export default async function clean(args: CleanArguments, hre: HardhatRuntimeEnvironment): Promise<string[]> {
  return await runTask({ json: args.json, show: describe }, async () => {
    const { ezkl } = hre.config;
    const isAll = args.circuit === "";
    const circuits = isAll ? Object.values(ezkl.circuits) : [circuitNamed(ezkl, args.circuit)];
    const files = circuits.flatMap(({ folder, verifier }) => [
      ...ARTEFACT_FILES.map((name) => join(folder, name)),
      verifier,
    ]);
    if (isAll) files.push(typesFile(ezkl));
    const removed: string[] = [];
    for (const file of files) {
      if (!(await stat(file).catch(() => undefined))?.isFile()) continue;
      await rm(file);
      removed.push(file);
    }
    return removed;
  });
}

function describe(removed: readonly string[]): string {
  if (removed.length === 0) return "There was nothing to remove.";
  return `Removed ${removed.map((file) => relative(process.cwd(), file)).join(", ")}`;
}
