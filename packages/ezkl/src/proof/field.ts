import { EzklError } from "../errors.ts";

/** The order r of BN254's scalar field, in which circuit, proof and verifier count. */
export const FIELD_MODULUS = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** Field elements above this stand for negative numbers. */
const LARGEST_POSITIVE = (FIELD_MODULUS - 1n) / 2n;

const littleEndianHex = /^[0-9a-f]{64}$/;

/** Writes a field element as EZKL does in `input.json` and `proof.json`: 64 hex digits, least significant byte first, no `0x`. @throws FIELD_INVALID outside [0, r). */
export function toLittleEndianHex(value: bigint): string {
  if (value < 0n || value >= FIELD_MODULUS) {
    throw new EzklError(
      "FIELD_INVALID",
      `${value} is not an element of the field that the circuit counts in.`,
      "Give a number from 0 to r - 1, with r the order of BN254's scalar field.",
    );
  }
  return reverseBytes(value.toString(16).padStart(64, "0"));
}

/** Reads what `toLittleEndianHex` writes and nothing else: 64 lower-case digits, below r. @throws FIELD_INVALID. */
export function fromLittleEndianHex(hex: string): bigint {
  const value = littleEndianHex.test(hex) ? BigInt(`0x${reverseBytes(hex)}`) : FIELD_MODULUS;
  if (value >= FIELD_MODULUS) {
    throw new EzklError(
      "FIELD_INVALID",
      `"${hex.slice(0, 70)}" is not a field element in EZKL's notation.`,
      "Give 64 lower-case hexadecimal digits, least significant byte first, of a number below r.",
    );
  }
  return value;
}

/** The signed integer that a field element stands for: above (r - 1) / 2 it is negative. @throws FIELD_INVALID outside [0, r). */
export function toSigned(instance: bigint): bigint {
  if (instance < 0n || instance >= FIELD_MODULUS) {
    throw new EzklError(
      "FIELD_INVALID",
      `${instance} is not an element of the field that the circuit counts in.`,
      "Take the instance from a proof that was parsed by parseProof.",
    );
  }
  return instance > LARGEST_POSITIVE ? instance - FIELD_MODULUS : instance;
}

function reverseBytes(hex: string): string {
  return hex.match(/../g)!.reverse().join("");
}
