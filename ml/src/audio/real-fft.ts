import { cosPi, sinPi } from "./maths.ts";

/** Power spectra of real frames of one length; built once, it keeps its tables and work space. */
export interface RealFft {
  /** Frame length, a power of two. */
  size: number;
  /** Fills `power[k] = |X[k]|²` for k = 0 … size / 2 from `frame`. */
  powerSpectrum(frame: Float64Array, power: Float64Array): void;
}

/**
 * A real FFT: the frame's even and odd samples as one complex transform of half the length (radix 2, decimation in
 * time), then untangled. Own, because the packages that do this take their twiddle factors from `Math.cos`, which
 * differs between engines.
 */
export function createRealFft(size: number): RealFft {
  const half = size / 2;
  const order = bitReversal(half);
  const { cos, sin } = twiddles(size);
  const re = new Float64Array(half);
  const im = new Float64Array(half);

  function powerSpectrum(frame: Float64Array, power: Float64Array): void {
    for (let k = 0; k < half; k++) {
      const from = 2 * order[k]!;
      re[k] = frame[from]!;
      im[k] = frame[from + 1]!;
    }
    for (let span = 1; span < half; span *= 2) butterflies(span);
    power[0] = square(re[0]! + im[0]!);
    power[half] = square(re[0]! - im[0]!);
    for (let k = 1; k < half; k++) {
      const mirror = half - k;
      const evenRe = (re[k]! + re[mirror]!) / 2;
      const evenIm = (im[k]! - im[mirror]!) / 2;
      const oddRe = (im[k]! + im[mirror]!) / 2;
      const oddIm = (re[mirror]! - re[k]!) / 2;
      const c = cos[k]!;
      const s = sin[k]!;
      power[k] = square(evenRe + (oddRe * c + oddIm * s)) + square(evenIm + (oddIm * c - oddRe * s));
    }
  }

  function butterflies(span: number): void {
    const stride = half / span;
    for (let j = 0; j < span; j++) {
      const c = cos[j * stride]!;
      const s = sin[j * stride]!;
      for (let a = j; a < half; a += 2 * span) {
        const b = a + span;
        const turnedRe = re[b]! * c + im[b]! * s;
        const turnedIm = im[b]! * c - re[b]! * s;
        re[b] = re[a]! - turnedRe;
        im[b] = im[a]! - turnedIm;
        re[a] = re[a]! + turnedRe;
        im[a] = im[a]! + turnedIm;
      }
    }
  }

  return { size, powerSpectrum };
}

function square(x: number): number {
  return x * x;
}

/** cos and sin of 2πk / size for k < size / 2. */
function twiddles(size: number): { cos: Float64Array; sin: Float64Array } {
  const cos = new Float64Array(size / 2);
  const sin = new Float64Array(size / 2);
  for (let k = 0; k < size / 2; k++) {
    cos[k] = cosPi((2 * k) / size);
    sin[k] = sinPi((2 * k) / size);
  }
  return { cos, sin };
}

function bitReversal(length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let k = 1, reversed = 0; k < length; k++) {
    let bit = length / 2;
    while (reversed >= bit) {
      reversed -= bit;
      bit /= 2;
    }
    reversed += bit;
    order[k] = reversed;
  }
  return order;
}
