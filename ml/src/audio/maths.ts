/**
 * Elementary functions from + − × ÷ alone, so that every JavaScript engine returns the same bits: the language leaves
 * `Math.sin`, `Math.cos`, `Math.log`, `Math.exp` and `Math.pow` to the implementation. Relative error of `ln`, `log10`
 * and `exp` is below 1e-15; absolute error of `sinPi` and `cosPi` is below 3e-16.
 */

/** ln 2 in two parts; the first has 32 significant bits, so that its product with an exponent is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** artanh(s) / s in powers of s². */
const ARTANH = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23].map((odd) => 1 / odd);

/** Taylor coefficients: exp(x) in x; sin(x) / x and cos(x) in x². */
const EXP = inverseFactorials(0, 1, 15);
const SIN = alternate(inverseFactorials(1, 2, 9));
const COS = alternate(inverseFactorials(0, 2, 9));

const bits = new DataView(new ArrayBuffer(8));

function inverseFactorials(first: number, step: number, count: number): number[] {
  const values: number[] = [];
  let factorial = 1;
  for (let n = 0; values.length < count; n++) {
    if (n > 0) factorial *= n;
    if (n >= first && (n - first) % step === 0) values.push(1 / factorial);
  }
  return values;
}

function alternate(values: number[]): number[] {
  return values.map((value, k) => (k % 2 === 0 ? value : -value));
}

/** The polynomial with these coefficients, lowest power first, at `x`. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k]!;
  return sum;
}

/** 2^exponent for a whole exponent in [-1022, 1023]. */
function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** The natural logarithm. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return Infinity;
  if (x < 2.2250738585072014e-308) return ln(x * 18014398509481984) - 54 * (LN2_HIGH + LN2_LOW);
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * polynomial(ARTANH, s * s));
}

/** The decimal logarithm. */
export function log10(x: number): number {
  return ln(x) / Math.LN10;
}

/** The exponential function; beyond the range of normal doubles it gives 0 or Infinity. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709) return Infinity;
  if (x < -708) return 0;
  const halvings = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
  const rest = x - halvings * LN2_HIGH - halvings * LN2_LOW;
  return polynomial(EXP, rest) * powerOfTwo(halvings);
}

/** sin(πx); the reduction to [0, 1/4] is exact, so twiddle factors carry no argument error. */
export function sinPi(x: number): number {
  if (x < 0) return -sinPi(-x);
  let turn = x % 2;
  let sign = 1;
  if (turn >= 1) {
    turn -= 1;
    sign = -1;
  }
  if (turn > 0.5) turn = 1 - turn;
  return sign * (turn <= 0.25 ? sinOctant(turn) : cosOctant(0.5 - turn));
}

/** cos(πx), reduced exactly as in {@link sinPi}. */
export function cosPi(x: number): number {
  let turn = (x < 0 ? -x : x) % 2;
  if (turn > 1) turn = 2 - turn;
  const sign = turn > 0.5 ? -1 : 1;
  if (turn > 0.5) turn = 1 - turn;
  return sign * (turn <= 0.25 ? cosOctant(turn) : sinOctant(0.5 - turn));
}

function sinOctant(turn: number): number {
  const angle = turn * Math.PI;
  return angle * polynomial(SIN, angle * angle);
}

function cosOctant(turn: number): number {
  const angle = turn * Math.PI;
  return polynomial(COS, angle * angle);
}
