/** The signal of make_golden.py, to the bit: saw tooth, square wave, envelope and noise as 16-bit integers. */
export function goldenSignal(rate: number, length: number, seed: number): Int16Array {
  const turn = 4294967296;
  let noise = seed;
  let saw = 0;
  let square = 0;
  return Int16Array.from({ length }, (_, n) => {
    noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
    saw = (saw + Math.floor(((110 + (60 * n) / length) * turn) / rate)) % turn;
    square = (square + Math.floor(((500 + (0.45 * rate - 500) * (n / length)) * turn) / rate)) % turn;
    const beat = ((4 * n) % length) / length;
    const envelope = beat < 0.5 ? 2 * beat : 2 - 2 * beat;
    const voice = 0.5 * (saw / (turn / 2) - 1) + (square < turn / 2 ? 0.1 : -0.1);
    const value = envelope * voice + 0.05 * (noise / (turn / 2) - 1);
    return Math.floor(value * 29490 + 0.5);
  });
}
