import {
  type BuildOptions,
  type WitnessRequest as CircuitWitnessRequest,
  computeWitness,
  ensureEzkl,
} from "@idol/ezkl/build";
import { ignoreProgress } from "@idol/ezkl/progress";
import { paths } from "../paths.ts";
import { checkJudge } from "./artefacts.ts";
import { encodeInput, type JudgeInput } from "./input.ts";
import { type JudgeWitness, judgeWitness } from "./witness.ts";

/** Features and a key to run through a judge's circuit. */
export interface WitnessRequest
  extends JudgeInput,
    Pick<BuildOptions, "python">,
    Pick<CircuitWitnessRequest, "mock" | "out" | "onProgress" | "signal"> {
  judge: string;
}

/**
 * Computes a witness with native EZKL.
 *
 * @throws CodedError `PYTHON_MISSING`, those of `checkJudge` and of ezkl's `computeWitness`
 */
export async function witnessOf({ judge, key, x, ...request }: WitnessRequest): Promise<JudgeWitness> {
  const { onProgress = ignoreProgress, signal } = request;
  const { python = () => ensureEzkl({ onProgress, signal }) } = request;
  await checkJudge(judge, ["compiled"]);
  const compiled = paths.artefact(judge, "compiled");
  const input = encodeInput({ key, x });
  return judgeWitness(await computeWitness({ ...request, python: await python(), compiled, input }));
}
