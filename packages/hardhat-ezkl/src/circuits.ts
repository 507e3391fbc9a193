import type { NamedTensors, TensorValues } from "@idol/ezkl/model";
import type { NamedValues, StatedValues } from "./proofs/statement.ts";

/** The project's circuits by name: filled in by the types that `ezkl setup` generates. */
// biome-ignore lint/suspicious/noEmptyInterface: generated types extend it
export interface Circuits {}

/** A circuit's name: any, where no types are generated yet. */
export type CircuitName = [keyof Circuits] extends [never] ? string : keyof Circuits & string;

/** What a circuit is proved of. */
export type InputsOf<Name> = Name extends keyof Circuits
  ? Circuits[Name] extends { inputs: infer Inputs }
    ? Inputs
    : NamedTensors
  : NamedTensors;

/** What a proof of a circuit says. */
export type OutputsOf<Name> = Name extends keyof Circuits
  ? Circuits[Name] extends { outputs: infer Outputs }
    ? Outputs
    : NamedValues
  : NamedValues;

/** What a proof of a circuit says of its inputs. */
export type PublicInputsOf<Name> = Name extends keyof Circuits
  ? Circuits[Name] extends { publicInputs: infer Inputs }
    ? Inputs
    : NamedValues
  : NamedValues;

/** Numbers nested as a shape is. */
type Nested<Shape extends readonly number[]> = Shape extends readonly [number, ...infer Rest extends number[]]
  ? readonly Nested<Rest>[]
  : number;

/**
 * The values of an input of a shape: nested numbers, a flat list or typed array of them, or field elements. A number v becomes the integer
 * nearest to `v · 2^scale`, halves away from zero; a bigint is taken as it is.
 */
export type Tensor<Shape extends readonly number[]> = Nested<Shape> | ArrayLike<number> | readonly bigint[];

/** A public input or output of a shape. */
export interface Stated<Shape extends readonly number[]> extends StatedValues {
  shape: Shape;
}

export type { NamedTensors, NamedValues, StatedValues, TensorValues };
