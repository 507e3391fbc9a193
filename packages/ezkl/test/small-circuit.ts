import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type InputValues, parseInput } from "../src/circuit/input.ts";
import { loadProvingArtefacts } from "../src/prover/load-artefacts.ts";
import type { ProvingArtefacts } from "../src/prover/types.ts";

/** A committed circuit of 2^9 rows; `fixtures/build.ts` says what it is and rebuilds it. */
export const smallFolder = fileURLToPath(new URL("fixtures/small", import.meta.url));
export const SMALL_LOGROWS = 9;

/** A field element of 248 bits: one that a double, an i128 or a careless JSON reader would spoil. */
export const key = 0xfedcba9876543210fedcf39fd6e51aad88f6f4ce6ab8827279cfffb92266n;
/** The numbers of the committed sample. */
export const x = Float64Array.from(
  parseInput(readFileSync(`${smallFolder}/input.json`, "utf8"))[1] as Float64Array,
);

/** What the circuit takes: the key, which it passes through, and the numbers. */
export function inputsOf(values: ArrayLike<number> = x, passed: bigint = key): InputValues[] {
  return [[passed], values];
}

/** The circuit's files. */
export function smallArtefacts(): Promise<ProvingArtefacts> {
  return loadProvingArtefacts(smallFolder);
}
