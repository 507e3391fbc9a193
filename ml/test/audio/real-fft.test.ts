import { expect } from "chai";
import { createRealFft } from "../../src/audio/real-fft.ts";

describe("createRealFft", () => {
  for (const size of [2, 4, 8, 64, 512]) {
    it(`gives the power of the Fourier sum, size ${size}`, () => {
      const frame = Float64Array.from({ length: size }, (_, n) => ((n * 7919 + 13) % 101) / 50 - 1);
      const power = new Float64Array(size / 2 + 1);
      createRealFft(size).powerSpectrum(frame, power);
      power.forEach((value, k) => {
        expect(value).to.be.closeTo(fourierPower(frame, k), 1e-10);
      });
    });
  }

  it("keeps Parseval's sum", () => {
    const size = 2048;
    const frame = Float64Array.from({ length: size }, (_, n) => ((n * 31) % 257) / 257 - 0.5);
    const power = new Float64Array(size / 2 + 1);
    createRealFft(size).powerSpectrum(frame, power);
    const ends = power[0]! + power[size / 2]!;
    const total = (2 * power.reduce((a, b) => a + b) - ends) / size;
    expect(total).to.be.closeTo(
      frame.reduce((sum, x) => sum + x * x, 0),
      1e-9,
    );
  });

  it("gives the same bits when it is used again", () => {
    const fft = createRealFft(64);
    const frame = Float64Array.from({ length: 64 }, (_, n) => n % 5);
    const first = new Float64Array(33);
    const second = new Float64Array(33);
    fft.powerSpectrum(frame, first);
    fft.powerSpectrum(new Float64Array(64).fill(9), second);
    fft.powerSpectrum(frame, second);
    expect(second).to.deep.equal(first);
  });
});

function fourierPower(frame: Float64Array, k: number): number {
  let re = 0;
  let im = 0;
  frame.forEach((value, n) => {
    const angle = (2 * Math.PI * ((k * n) % frame.length)) / frame.length;
    re += value * Math.cos(angle);
    im -= value * Math.sin(angle);
  });
  return re * re + im * im;
}
