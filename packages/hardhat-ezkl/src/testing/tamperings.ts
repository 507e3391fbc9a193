import { FIELD_MODULUS } from "@idol/ezkl/proof";
import { concat, dataLength, dataSlice, toBeHex } from "ethers";
import { verifyCalldata } from "../proofs/calldata.ts";
import type { CircuitProof } from "../proofs/circuit-proof.ts";
import { abiTamperings } from "./abi-tamperings.ts";

/** A proof that was changed, by the name of what was done to it. No verifier may take it. */
export interface Tampering {
  name: string;
  /** What the verifier is called with. */
  calldata: string;
}

export interface TamperingOptions {
  /** A proof of another circuit, or of other inputs: its parts are mixed with this proof's. */
  other?: Pick<CircuitProof, "bytes" | "instances">;
}

/** The order of BN254's base field, in which the coordinates of a proof's points lie. */
const BASE_MODULUS = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;
const WORD = 32;

/**
 * Every way to change a proof that a verifier has to refuse: each instance, each word, unreduced values, lengths, parts of another proof, and
 * calldata in which the lengths and offsets do not say where the proof is.
 *
 * @example
 * for (const bad of tamperings(proof)) await expect(verifier).to.rejectProof(bad);
 */
export function tamperings(
  proof: Pick<CircuitProof, "bytes" | "instances">,
  { other }: TamperingOptions = {},
): Tampering[] {
  const { bytes, instances } = proof;
  const made: Tampering[] = [];
  const add = (name: string, changed: Partial<Pick<CircuitProof, "bytes" | "instances">>): void => {
    const calldata = verifyCalldata({ bytes, instances, ...changed });
    if (calldata !== verifyCalldata(proof)) made.push({ name, calldata });
  };
  for (const [name, changed] of changedInstances(instances)) add(name, { instances: changed });
  for (const [name, changed] of changedWords(bytes)) add(name, { bytes: changed });
  for (const [name, changed] of changedLengths(bytes)) add(name, { bytes: changed });
  if (other !== undefined) {
    add("another proof's bytes with these instances", { bytes: other.bytes });
    add("these bytes with another proof's instances", { instances: other.instances });
  }
  return [...made, ...abiTamperings(proof)];
}

function changedInstances(instances: readonly bigint[]): [string, bigint[]][] {
  const changed: [string, bigint[]][] = [];
  const at = (index: number, value: bigint) => instances.with(index, value);
  for (const [index, value] of instances.entries()) {
    changed.push([`instance ${index} plus one`, at(index, (value + 1n) % FIELD_MODULUS)]);
    changed.push([`instance ${index} negated`, at(index, (FIELD_MODULUS - value) % FIELD_MODULUS)]);
    changed.push([`instance ${index} as zero`, at(index, 0n)]);
    changed.push([`instance ${index} unreduced (plus the field's order)`, at(index, value + FIELD_MODULUS)]);
    changed.push([`instance ${index} unreduced as far as a word goes`, at(index, largestAlias(value))]);
  }
  for (let index = 1; index < instances.length; index++)
    changed.push([`instances ${index - 1} and ${index} swapped`, swapped(instances, index)]);
  changed.push(["no instances", []]);
  changed.push(["the last instance left out", instances.slice(0, -1)]);
  changed.push(["the first instance left out", instances.slice(1)]);
  changed.push(["an instance of zero appended", [...instances, 0n]]);
  changed.push(["the last instance twice", [...instances, ...instances.slice(-1)]]);
  return changed;
}

/** The largest number of 256 bits that is the same element of the field. */
function largestAlias(value: bigint): bigint {
  const most = 2n ** 256n - 1n;
  return value + ((most - value) / FIELD_MODULUS) * FIELD_MODULUS;
}

function swapped(instances: readonly bigint[], index: number): bigint[] {
  return instances.with(index - 1, instances[index]!).with(index, instances[index - 1]!);
}

function changedWords(bytes: string): [string, string][] {
  const changed: [string, string][] = [];
  const words = Math.floor(dataLength(bytes) / WORD);
  const at = (index: number, value: bigint) =>
    concat([dataSlice(bytes, 0, index * WORD), toBeHex(value, WORD), dataSlice(bytes, (index + 1) * WORD)]);
  for (let index = 0; index < words; index++) {
    const value = BigInt(dataSlice(bytes, index * WORD, (index + 1) * WORD));
    changed.push([`word ${index} with its last bit flipped`, at(index, value ^ 1n)]);
    changed.push([`word ${index} as zero`, at(index, 0n)]);
    changed.push([
      `word ${index} unreduced (plus the scalar field's order)`,
      at(index, value + FIELD_MODULUS),
    ]);
    changed.push([`word ${index} unreduced (plus the base field's order)`, at(index, value + BASE_MODULUS)]);
  }
  return changed;
}

function changedLengths(bytes: string): [string, string][] {
  const length = dataLength(bytes);
  return [
    ["no proof", "0x"],
    ["a byte short", dataSlice(bytes, 0, length - 1)],
    ["a word short", dataSlice(bytes, 0, length - WORD)],
    ["its first word left out", dataSlice(bytes, WORD)],
    ["a byte longer", concat([bytes, "0x00"])],
    ["a word longer", concat([bytes, toBeHex(0, WORD)])],
    ["twice in a row", concat([bytes, bytes])],
  ];
}
