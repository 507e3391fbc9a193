import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureEzkl, genWitness, mockProve } from "@idol/ezkl/build";
import { writeFileAtomic } from "@idol/ezkl/files";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { paths } from "../paths.ts";
import { checkJudge } from "./artefacts.ts";
import { encodeInput, type JudgeInput } from "./input.ts";
import { type JudgeWitness, judgeWitness } from "./witness.ts";

/** Features and a key to run through a judge's circuit. */
export interface WitnessRequest extends JudgeInput {
  judge: string;
  /** Where to write EZKL's `witness.json`; nowhere if not given. */
  out?: string;
  /** Also checks every constraint on it (a mock proof). */
  mock?: boolean;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

/**
 * Computes a witness with native EZKL.
 *
 * @throws CodedError `PYTHON_MISSING`, `EZKL_FAILED`, `PROOF_INVALID` if a constraint does not hold, and those of `checkJudge`
 */
export async function witnessOf(request: WitnessRequest): Promise<JudgeWitness> {
  const { judge, onProgress = ignoreProgress, signal } = request;
  await checkJudge(judge, ["compiled"]);
  const python = await ensureEzkl({ onProgress, signal });
  const work = await mkdtemp(join(tmpdir(), "idol-witness-"));
  try {
    const files = {
      data: join(work, "input.json"),
      compiled: join(work, "c"),
      witness: join(work, "w.json"),
    };
    await writeFile(files.data, encodeInput(request));
    await copyFile(paths.artefact(judge, "compiled"), files.compiled);
    onProgress({ step: "gen_witness" });
    const witness = judgeWitness(await genWitness(python, files, signal));
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
