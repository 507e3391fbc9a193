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

/** Kaiser's window as a function of time: 1 in the middle and 0 from ±1 on. */
export function kaiserWindow(beta: number): (x: number) => number {
  const quarter = (beta * beta) / 4;
  const scale = 1 / polynomial(BESSEL_I0, quarter);
  return (x) => (x > -1 && x < 1 ? polynomial(BESSEL_I0, quarter * (1 - x * x)) * scale : 0);
}

/** sin(π · cutoff · time) / (π · time): the ideal low-pass filter of unit gain. */
export function sinc(cutoff: number, time: number): number {
  return time === 0 ? cutoff : sinPi(cutoff * time) / (Math.PI * time);
}

/**
 * A sinc under a Kaiser window, of unit gain. Window shape and length by Kaiser's formulas (J. F. Kaiser, "Nonrecursive
 * digital filter design using the I0-sinh window function", 1974; valid above 50 dB).
 */
export function kaiserSinc({ cutoff, transition, attenuation }: LowPassShape): LowPass {
  const beta = 0.1102 * (attenuation - 8.7);
  const halfWidth = (attenuation - 7.95) / (2.285 * Math.PI * transition) / 2;
  const window = kaiserWindow(beta);
  return { halfWidth, at: (time) => sinc(cutoff, time) * window(time / halfWidth) };
}
