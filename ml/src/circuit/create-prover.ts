import {
  type NodeProverOptions as CircuitProverOptions,
  createProver as createCircuitProver,
  loadProvingArtefacts as loadCircuit,
} from "@idol/ezkl/prover";
import { paths } from "../paths.ts";
import { judgeProver, type Prover, type ProvingArtefacts } from "./prover.ts";

/** Options of `createProver` in Node. */
export interface NodeProverOptions extends Omit<CircuitProverOptions, "circuit"> {
  /** A judge's name, or its artefacts. */
  judge: string | ProvingArtefacts;
}

/**
 * A prover of one judge. It starts its engine at once, so create it early and let it warm up while the audio is analysed.
 *
 * @throws CodedError as ezkl's `createProver`
 * @example
 * const prover = await createProver({ judge: "idol" });
 * const { proof, instances } = await prover.prove({ x, key });
 * await prover.close();
 */
export async function createProver({ judge, ...options }: NodeProverOptions): Promise<Prover> {
  const circuit = typeof judge === "string" ? paths.judge(judge) : judge;
  return judgeProver(await createCircuitProver({ ...options, circuit }));
}

/** Reads what proving with a judge needs. @throws CodedError as ezkl's `loadProvingArtefacts` */
export async function loadProvingArtefacts(
  judge: string,
  folder: string = paths.judge(judge),
): Promise<ProvingArtefacts> {
  return await loadCircuit(folder);
}
