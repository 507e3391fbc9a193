import { mutateBytes, seeded } from "@idol/dev/mutate";
import { encodeInput } from "../../src/circuit/input.ts";
import { CodedError, type EzklErrorCode } from "../../src/errors.ts";
import { nodePlatform } from "../../src/prover/node/platform.ts";
import type { ProvingKeyStore } from "../../src/prover/pk-cache.ts";
import type { ProvingArtefacts } from "../../src/prover/types.ts";
import { WasmBackend } from "../../src/prover/wasm/wasm-backend.ts";
import { inputsOf, smallArtefacts } from "../small-circuit.ts";

/** What is damaged: a file of the circuit, or the proving key, which the cache's own check would have refused. */
export const MUTATED = ["compiled", "vk", "settings", "srs", "pk"] as const;
export type Mutated = (typeof MUTATED)[number];

/** What a mutant may end with. */
export const TYPED: readonly (EzklErrorCode | "proved")[] = [
  "proved",
  "ARTEFACT_INVALID",
  "ARTEFACT_MISMATCH",
  "INPUT_INVALID",
  "CIRCUIT_RANGE",
  "PROVER_FAILED",
];

/** Mutants at work at once: what a proof does on one thread alone leaves room for another. */
const LANES = 2;
/** A mutant for which the engine is still busy after this is taken for one that hangs. */
const HANG_MILLISECONDS = 120_000;
/** For two engines at work at once; what a sound proof takes is less than a quarter of it. */
export const MOST_BYTES = 2.5e9;
const SEED = 20261122;
const POLL_MILLISECONDS = 50;

/** What became of mutants. */
export interface Mutants {
  /** How many ended with each. */
  ends: Map<string, number>;
  /** The most that this process had in memory meanwhile. */
  peakBytes: number;
}

/**
 * Hands mutants of one artefact to the engine, past the check of hashes.
 *
 * @throws what is no CodedError, with the mutant's number; a hang
 */
export async function tryMutants(which: Mutated, mutants: number): Promise<Mutants> {
  const artefacts = await smallArtefacts();
  const input = encodeInput(inputsOf());
  const provingKey = await makeProvingKey(artefacts, input);
  const result: Mutants = { ends: new Map(), peakBytes: 0 };
  const watch = setInterval(() => {
    result.peakBytes = Math.max(result.peakBytes, process.memoryUsage.rss());
  }, POLL_MILLISECONDS);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < mutants) {
      const index = next++;
      const random = seeded(SEED + index * 7919);
      const files = { ...artefacts };
      let pk = provingKey;
      if (which === "pk") pk = mutateBytes(provingKey, random);
      else files[which] = mutateBytes(artefacts[which], random);
      const end = await prove(files, pk, input, `${which}, mutant ${index}`);
      result.ends.set(end, (result.ends.get(end) ?? 0) + 1);
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    clearInterval(watch);
  }
  return result;
}

/** A store that gives whatever key it holds, unchecked. */
function storeOf(
  bytes: Uint8Array | undefined,
  keep: (made: Uint8Array) => void = () => {},
): ProvingKeyStore {
  return { load: async () => bytes && { bytes, path: "" }, save: async (made) => keep(made) };
}

async function makeProvingKey(artefacts: ProvingArtefacts, input: string): Promise<Uint8Array> {
  let made: Uint8Array | undefined;
  const store = storeOf(undefined, (bytes) => {
    made = bytes;
  });
  const backend = new WasmBackend(artefacts, store, nodePlatform, { threads: 2, report: () => {} });
  await backend.prove(input, undefined);
  await backend.close();
  return made!;
}

async function prove(
  files: ProvingArtefacts,
  pk: Uint8Array,
  input: string,
  name: string,
): Promise<EzklErrorCode | "proved"> {
  const backend = new WasmBackend(files, storeOf(pk), nodePlatform, { threads: 2, report: () => {} });
  const signal = AbortSignal.timeout(HANG_MILLISECONDS);
  try {
    await backend.prove(input, signal);
    return "proved";
  } catch (thrown) {
    if (signal.aborted) throw new Error(`${name} hangs`, { cause: thrown });
    if (!(thrown instanceof CodedError)) throw new Error(`${name} threw ${thrown}`, { cause: thrown });
    return thrown.code as EzklErrorCode;
  } finally {
    await backend.close();
  }
}
