import { polynomial, sinPi } from "./maths.ts";

/** A low-pass filter as a continuous function of time in samples of the lower rate, ready to be tabulated. */
export interface LowPass {
  /** The response is zero from this time on, both ways. */
  halfWidth: number;
  at(time: number): number;
}

/** The shape of a low-pass filter; frequencies as fractions of half the lower rate. */
export interface LowPassShape {
  /** Where the response is down by half (-6 dB). */
  cutoff: number;
  /** Width of the transition between pass band and stop band. */
  transition: number;
  /** Stop band attenuation in dB. */
  attenuation: number;
}

/** 1/(k!)², the coefficients of the Bessel function I0 in (x/2)². */
const BESSEL_I0 = besselCoefficients(48);

function besselCoefficients(count: number): number[] {
  const values = [1];
  for (let k = 1; k < count; k++) values.push(values[k - 1]! / (k * k));
  return values;
}

/**
 * A sinc under a Kaiser window, with unit gain at DC. Window shape and length by Kaiser's formulas (J. F. Kaiser,
 * "Nonrecursive digital filter design using the I0-sinh window function", 1974; valid above 50 dB).
 */
export function kaiserSinc(shape: LowPassShape): LowPass {
  const beta = 0.1102 * (shape.attenuation - 8.7);
  const halfWidth = (shape.attenuation - 7.95) / (2.285 * Math.PI * shape.transition) / 2;
  const quarter = (beta * beta) / 4;
  const scale = 1 / polynomial(BESSEL_I0, quarter);
  return {
    halfWidth,
    at(time) {
      const x = time / halfWidth;
      if (x <= -1 || x >= 1) return 0;
      const window = polynomial(BESSEL_I0, quarter * (1 - x * x)) * scale;
      const sinc = time === 0 ? shape.cutoff : sinPi(shape.cutoff * time) / (Math.PI * time);
      return sinc * window;
    },
  };
}
