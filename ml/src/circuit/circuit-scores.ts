import { type WitnessOutputsOptions, witnessOutputs } from "@idol/ezkl/prover";
import { circuitInputs } from "./input.ts";
import { judgeOutputs } from "./witness.ts";

/** The key plays no part in a score. */
const NOBODY = 1n;

/**
 * The scores that proofs of these features would state: those of the witnesses that the engine computes from the compiled circuit.
 * Slower than an integer twin, but it takes any circuit. Neither keys nor Python are needed.
 *
 * @param compiled - `network.compiled`
 * @param features - `rows × cols` values each, row-major
 * @returns in instance units, in the order of the features
 * @throws CodedError as `witnessOutputs`
 */
export async function circuitScores(
  compiled: Uint8Array,
  features: readonly ArrayLike<number>[],
  options: WitnessOutputsOptions = {},
): Promise<bigint[]> {
  const samples = features.map((x) => circuitInputs({ key: NOBODY, x }));
  return (await witnessOutputs(compiled, samples, options)).map((outputs) => judgeOutputs(outputs).score);
}
