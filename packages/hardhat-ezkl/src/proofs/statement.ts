import { EzklError } from "@idol/ezkl/errors";
import { dequantise } from "@idol/ezkl/model";
import { toSigned } from "@idol/ezkl/proof";
import type { CircuitRecord, CircuitTensor } from "../circuit/record.ts";

/** A public input or output, as a proof states it. */
export interface StatedValues {
  shape: readonly number[];
  /** A value of 1 is `2^scale`. */
  scale: number;
  /** The instances as they are: field elements below r. */
  elements: bigint[];
  /** The signed integers that the elements stand for. */
  integers: bigint[];
  /** `integers / 2^scale`, row-major. */
  values: number[];
}

/** Values by the names of a model's inputs or outputs. */
export type NamedValues = Record<string, StatedValues>;

/** What a proof says. */
export interface Statement<Outputs = NamedValues, Inputs = NamedValues> {
  /** The inputs that are public. */
  inputs: Inputs;
  /** The outputs that are public. */
  outputs: Outputs;
  /** EZKL's Poseidon hash of what is `hashed`, by name; that of the weights is called `params`. */
  hashes: Record<string, bigint>;
}

/**
 * What a proof's instances say, by name.
 *
 * @throws EzklError `PROOF_MALFORMED` where they are more or fewer than the circuit's
 */
export function statementOf(instances: readonly bigint[], record: CircuitRecord): Statement {
  const size = record.instances.reduce((sum, group) => sum + group.size, 0);
  if (instances.length !== size) {
    throw new EzklError(
      "PROOF_MALFORMED",
      `The proof has ${instances.length} instances, the circuit ${size}.`,
      "Use a proof of this circuit.",
    );
  }
  const statement: Statement = { inputs: {}, outputs: {}, hashes: {} };
  let at = 0;
  for (const group of record.instances) {
    const elements = instances.slice(at, at + group.size);
    at += group.size;
    if (group.hashed) statement.hashes[group.name || "params"] = elements[0]!;
    else {
      const tensors = group.of === "input" ? record.inputs : record.outputs;
      const tensor = tensors.find(({ name }) => name === group.name)!;
      statement[group.of === "input" ? "inputs" : "outputs"][group.name] = valuesOf(elements, tensor);
    }
  }
  return statement;
}

/** Field elements as the values of a tensor. */
export function valuesOf(elements: readonly bigint[], { shape, scale }: CircuitTensor): StatedValues {
  const integers = elements.map(toSigned);
  const values = integers.map((integer) => dequantise(integer, scale));
  return { shape, scale, elements: [...elements], integers, values };
}
