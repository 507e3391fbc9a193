/** Round values from one end of an axis to the other, 1, 2 or 5 times a power of ten apart: about `count` of them. */
export function ticks(from: number, to: number, count = 5): number[] {
  const rough = (to - from) / count;
  const power = Number(`1e${rough.toExponential().split("e")[1]}`);
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Plus 0 makes a negative zero positive.
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step + 0);
}
