import { encodeInput } from "../../src/circuit/input.ts";
import { IdolError, type IdolErrorCode } from "../../src/errors.ts";
import type { ProvingKeyStore } from "../../src/prover/pk-cache.ts";
import type { ProvingArtefacts } from "../../src/prover/types.ts";
import { WasmBackend } from "../../src/prover/wasm/node-wasm-backend.ts";
import { mutateBytes, seeded } from "../fuzz/mutate.ts";
import { judgeUnderTest } from "./judge-under-test.ts";

/** What is damaged: a file of the judge, or the proving key, which the cache's own check would have refused. */
export const MUTATED = ["compiled", "vk", "settings", "srs", "pk"] as const;
export type Mutated = (typeof MUTATED)[number];

/** What a mutant may end with. */
export const TYPED: readonly (IdolErrorCode | "proved")[] = [
  "proved",
  "JUDGE_INVALID",
  "ARTEFACT_MISMATCH",
  "INPUT_INVALID",
  "CIRCUIT_RANGE",
  "PROVER_FAILED",
];

/** A mutant for which the engine is still busy after this is taken for one that hangs. */
const HANG_MILLISECONDS = 120_000;
const SEED = 20261122;

/**
 * Hands mutants of one artefact to the engine, past the check of hashes, and gives what each one ended with.
 *
 * @throws what is no IdolError, with the mutant's number; a hang
 */
export async function tryMutants(which: Mutated, mutants: number): Promise<Map<string, number>> {
  const { artefacts, x, key } = await judgeUnderTest();
  const provingKey = await makeProvingKey(artefacts, encodeInput({ x, key }));
  const ends = new Map<string, number>();
  for (let index = 0; index < mutants; index++) {
    const random = seeded(SEED + index * 7919);
    const files = { ...artefacts };
    let pk = provingKey;
    if (which === "pk") pk = mutateBytes(provingKey, random);
    else files[which] = mutateBytes(artefacts[which], random);
    const end = await prove(files, pk, encodeInput({ x, key }), `${which}, mutant ${index}`);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return ends;
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
  const backend = new WasmBackend(artefacts, store, { threads: 2, report: () => {} });
  await backend.prove(input, undefined);
  await backend.close();
  return made!;
}

async function prove(
  files: ProvingArtefacts,
  pk: Uint8Array,
  input: string,
  name: string,
): Promise<IdolErrorCode | "proved"> {
  const backend = new WasmBackend(files, storeOf(pk), { threads: 2, report: () => {} });
  const signal = AbortSignal.timeout(HANG_MILLISECONDS);
  try {
    await backend.prove(input, signal);
    return "proved";
  } catch (thrown) {
    if (signal.aborted) throw new Error(`${name} hangs`, { cause: thrown });
    if (!(thrown instanceof IdolError)) throw new Error(`${name} threw ${thrown}`, { cause: thrown });
    return thrown.code;
  } finally {
    await backend.close();
  }
}
