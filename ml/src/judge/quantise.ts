/**
 * Rounds to the nearest integer, halves away from zero: Rust's `f64::round`, which EZKL quantises with
 * (JavaScript's `Math.round` takes -0.5 to -0).
 */
export function roundHalfAway(value: number): number {
  const whole = Math.trunc(value);
  const rounded = Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
  return rounded === 0 ? 0 : rounded;
}

/** `2^scale`, multiplied out: the language leaves the bits of `**` to the engine. */
export function unitsPerOne(scale: number): number {
  let units = 1;
  for (let i = 0; i < scale; i++) units *= 2;
  return units;
}

/** The integer that stands for `value` in the circuit: `value × 2^scale`, rounded half away from zero. */
export function quantise(value: number, scale: number): bigint {
  return BigInt(roundHalfAway(value * unitsPerOne(scale)));
}

/** What an integer in the circuit means: `instance / 2^scale`; exact for |instance| below 2^53, which every score is. */
export function dequantise(instance: bigint, scale: number): number {
  return Number(instance) / unitsPerOne(scale);
}

/**
 * The values of x as EZKL will see them: float32, each the nearest multiple of 2^-scale. EZKL quantises `input.json` itself
 * and its JSON reader may be off in a number's last bit; on these values its rounding has nothing left to decide.
 */
export function snap(x: ArrayLike<number>, scale: number): Float64Array {
  const units = unitsPerOne(scale);
  return Float64Array.from(x, (value) => roundHalfAway(Math.fround(value) * units) / units);
}
