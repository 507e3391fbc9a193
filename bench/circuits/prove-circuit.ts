import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BackendName } from "@idol/ml/circuit";
import { type ProveJobReport, runProveJob } from "../children/prove-job.ts";
import type { ProgramRun } from "../measure/run-program.ts";
import { sampleOf } from "../measure/sample.ts";
import type { BuiltCircuit } from "./build-circuit.ts";

/** How a circuit is proved. */
export interface ProveSetting {
  backend: BackendName;
  threads: number;
  /** Folder of the proving keys. */
  cache: string;
  /** One after another in one process, at least 2. */
  proofs: number;
}

/** Proves a circuit's sample several times in a process of its own. */
export function proveCircuit(
  { folder, srs, x }: BuiltCircuit,
  setting: ProveSetting,
): Promise<{ report: ProveJobReport; run: ProgramRun }> {
  return runProveJob({ ...setting, judge: folder, folder, srs, x: Array.from(x), key: "1" });
}

/** Seconds of the proofs after the first, which start from compiled code: their median. */
export function nextSeconds({ proofs }: ProveJobReport): number {
  return sampleOf(proofs.slice(1).map(({ prove }) => prove / 1000)).median;
}

/** Bytes of the only proving key in a cache. */
export async function provingKeyBytes(cache: string): Promise<number> {
  const folder = join(cache, "proving-keys");
  const [name, ...others] = (await readdir(folder)).filter((each) => each.endsWith(".pk"));
  if (name === undefined || others.length > 0)
    throw new Error(`${folder} has ${others.length + 1} keys, not one`);
  return (await stat(join(folder, name))).size;
}
