/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Every tenth of matplotlib's "magma" (CC0, by Nathaniel Smith and Stéfan van der Walt): dark to light, evenly perceived. */
const MAGMA: readonly Rgb[] = [
  [0, 0, 4],
  [20, 14, 54],
  [59, 15, 112],
  [100, 26, 128],
  [140, 41, 129],
  [183, 55, 121],
  [222, 73, 104],
  [247, 112, 92],
  [254, 159, 109],
  [254, 207, 146],
  [252, 253, 191],
];

/** The colour of a value; what lies outside [0, 1] takes the end's colour. */
export function magma(value: number): Rgb {
  const position = Math.min(1, Math.max(0, value)) * (MAGMA.length - 1);
  const below = Math.min(MAGMA.length - 2, Math.floor(position));
  const [from, to] = [MAGMA[below]!, MAGMA[below + 1]!];
  const mix = (channel: 0 | 1 | 2) =>
    Math.round(from[channel] + (position - below) * (to[channel] - from[channel]));
  return [mix(0), mix(1), mix(2)];
}
