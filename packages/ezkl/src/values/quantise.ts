import { EzklError } from "../errors.ts";
import { FIELD_MODULUS, toSigned } from "../proof/field.ts";

/** EZKL's integers have 128 bits. */
const LARGEST = 2 ** 127;

/**
 * The integer that stands for a number in a circuit, as EZKL rounds: `value · 2^scale` to the nearest integer, halves away from zero.
 *
 * @throws EzklError `INPUT_INVALID` for what is not finite or beyond EZKL's 128 bits at this scale
 */
export function quantise(value: number, scale: number): bigint {
  const scaled = value * 2 ** scale;
  if (Number.isFinite(value) && Math.abs(scaled) < LARGEST) {
    const nearest = Math.trunc(scaled);
    const away = Math.abs(scaled - nearest) >= 0.5 ? Math.sign(scaled) : 0;
    return BigInt(nearest) + BigInt(away);
  }
  throw new EzklError(
    "INPUT_INVALID",
    `${value} has no place in a circuit at scale ${scale}.`,
    "Give finite numbers below 2^127 / 2^scale.",
  );
}

/** The number that an integer stands for: `integer / 2^scale`. */
export function dequantise(integer: bigint, scale: number): number {
  return Number(integer) / 2 ** scale;
}

/** A number as the element of the field that a circuit computes in. @throws EzklError `INPUT_INVALID` */
export function toField(value: number, scale: number): bigint {
  const integer = quantise(value, scale);
  return integer < 0n ? integer + FIELD_MODULUS : integer;
}

/** The number that a field element stands for. @throws EzklError `FIELD_INVALID` */
export function fromField(element: bigint, scale: number): number {
  return dequantise(toSigned(element), scale);
}
