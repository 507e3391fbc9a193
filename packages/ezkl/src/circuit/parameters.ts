import { z } from "zod";
import type { Visibility } from "./visibility.ts";

/** Rows that EZKL keeps free for blinding (5 assumed factors and a pad of 3 in its `graph/mod.rs`). */
export const RESERVED_ROWS = 8;

/** How a network becomes integers and the integers a circuit. */
export const circuitParametersSchema = z.strictObject({
  /** Inputs and weights are multiplied by `2^scale`. */
  scale: z.int().min(1).max(16),
  decompBase: z.int().min(2),
  decompLegs: z.int().min(1),
  numInnerCols: z.int().min(1),
  /** The circuit has `2^logrows` rows. */
  logrows: z.int().min(4).max(20),
});

export type CircuitParameters = z.infer<typeof circuitParametersSchema>;

/** The same, as far as a build has to be told. */
export interface BuildParameters extends Omit<CircuitParameters, "logrows"> {
  /** As many as the circuit needs, if left out. */
  logrows?: number | undefined;
  /** `DEFAULT_VISIBILITY` if left out. */
  visibility?: Visibility | undefined;
  /**
   * `true` if left out: exact integers only. `false` takes divisions and lookup tables too: a division admits two answers that differ by one
   * unit of its scale, of which the prover chooses; a table holds only the range that the samples span.
   */
  exact?: boolean | undefined;
}

/** A network's inputs and outputs, as EZKL must lay them out. */
export interface CircuitInterface {
  /** The scale of each input. */
  inputScales: readonly number[];
  outputs: readonly CircuitOutput[];
}

/** One public output. */
export interface CircuitOutput {
  shape: readonly number[];
  /** A value of 1 is `2^scale`. */
  scale: number;
  /** No proof exists of a value outside, whatever the inputs are; `null` where nothing is known. */
  range: { lowest: bigint; highest: bigint } | null;
}
