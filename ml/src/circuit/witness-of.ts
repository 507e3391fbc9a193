import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkCircuit } from "@idol/ezkl/circuit/artefacts.ts";
import { encodeInput } from "@idol/ezkl/circuit/input.ts";
import { genWitness, mockProve, type Witness } from "@idol/ezkl/circuit/witness.ts";
import { writeFileAtomic } from "@idol/ezkl/files/atomic-write.ts";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress.ts";
import { ensureEzkl } from "@idol/ezkl/python/python.ts";
import { paths } from "../paths.ts";

/** A picture and a key to run through a judge's circuit. */
export interface WitnessRequest {
  judge: string;
  x: ArrayLike<number>;
  key: bigint;
  /** Where to write EZKL's `witness.json`; nowhere if not given. */
  out?: string;
  /** Also checks every constraint on it (the tutorial's mock proof). */
  mock?: boolean;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

/**
 * Computes a witness with EZKL's wheel.
 *
 * @throws IdolError `PYTHON_MISSING`, `WHEEL_FAILED`, `PROOF_INVALID` if a constraint does not hold, and those of `checkCircuit`
 */
export async function witnessOf(request: WitnessRequest): Promise<Witness> {
  const { judge, x, key, onProgress = ignoreProgress, signal } = request;
  await checkCircuit(judge, undefined, ["compiled"]);
  const python = await ensureEzkl({ onProgress, signal });
  const work = await mkdtemp(join(tmpdir(), "idol-witness-"));
  try {
    const files = {
      data: join(work, "input.json"),
      compiled: join(work, "c"),
      witness: join(work, "w.json"),
    };
    await writeFile(files.data, encodeInput({ key, x }));
    await copyFile(paths.artefact(judge, "compiled"), files.compiled);
    onProgress({ step: "gen_witness" });
    const witness = await genWitness(python, files, signal);
    if (request.mock === true) {
      onProgress({ step: "mock" });
      await mockProve(python, files, signal);
    }
    if (request.out !== undefined) await writeFileAtomic(request.out, await readFile(files.witness));
    return witness;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
