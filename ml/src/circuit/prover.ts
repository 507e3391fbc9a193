import { namedInstances } from "@idol/ezkl/proof";
import type {
  Prover as CircuitProver,
  ProveRequest as CircuitRequest,
  ProveResult as CircuitResult,
} from "@idol/ezkl/prover";
import { IdolError } from "../errors.ts";
import { circuitInputs, type JudgeInput } from "./input.ts";

export type { BackendName, ProveTimings, ProvingArtefacts } from "@idol/ezkl/prover";

/** What one proof is about. */
export interface ProveRequest extends JudgeInput, Pick<CircuitRequest, "signal"> {}

/** A proof, checked with the judge's verifying key. */
export interface ProveResult extends Omit<CircuitResult, "instances"> {
  /** `[key, score]` as field elements below r; see `toSigned`. */
  instances: [key: bigint, score: bigint];
}

/** Makes and checks proofs of one judge; requests are served one after another. */
export interface Prover {
  /** Proves that the judge gives its score to x, bound to `key`. @throws CodedError as ezkl's `Prover.prove` */
  prove(request: ProveRequest): Promise<ProveResult>;
  /** Checks the text of a `proof.json` with the verifying key and gives its instances. @throws CodedError as ezkl's `Prover.verify` */
  verify(
    proof: string,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<[key: bigint, score: bigint]>;
  close(): Promise<void>;
}

/** A prover of a judge's circuit as a prover of the judge. Browser-safe. */
export function judgeProver(prover: CircuitProver): Prover {
  return {
    async prove({ signal, ...input }) {
      const result = await prover.prove({ inputs: circuitInputs(input), signal });
      const instances = judgeInstances(result.instances);
      if (instances[0] !== input.key)
        throw new IdolError(
          "PROVER_FAILED",
          "The proof carries another key than the one asked for.",
          "The judge's circuit does not pass its key through: restore the judge's files.",
        );
      return { ...result, instances };
    },
    async verify(proof, options) {
      return judgeInstances(await prover.verify(proof, options));
    },
    close: () => prover.close(),
  };
}

/** The instances of a judge's proof. @throws EzklError `PROOF_MALFORMED` where there are not two */
export function judgeInstances(instances: readonly bigint[]): [key: bigint, score: bigint] {
  const { key, score } = namedInstances(instances, ["key", "score"]);
  return [key, score];
}
