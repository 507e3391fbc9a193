import { expect } from "chai";
import { decode } from "fast-png";
import { magma } from "../../../src/audio/picture/colour-map.ts";
import { spectrogramPng } from "../../../src/audio/picture/png.ts";

const options = { title: "a clip", sampleRate: 22050, hopLength: 512 };

describe("spectrogramPng", function () {
  // Much arithmetic, on a machine that may be busy.
  this.timeout(60_000);

  it("shows the lowest band at the bottom, time to the right, dB as colour", () => {
    const db = Float64Array.of(0, -20, -40, -80);
    const picture = decode(spectrogramPng({ nMels: 2, frames: 2, db }, options));
    expect([picture.width, picture.height, picture.channels, picture.depth]).to.deep.equal([1320, 680, 3, 8]);
    const pixel = (x: number, y: number) =>
      Array.from(picture.data.slice(3 * (y * 1320 + x), 3 * (y * 1320 + x) + 3));
    const quarters = [pixel(370, 454), pixel(890, 454), pixel(370, 198), pixel(890, 198)];
    expect(quarters).to.deep.equal([255, 191, 128, 0].map((step) => [...magma(step / 255)]));
  });

  it("writes what it is told to, and only there", () => {
    const spectrogram = { nMels: 1, frames: 1, db: Float64Array.of(0) };
    const inkOf = (title: string) => {
      const { data } = decode(spectrogramPng(spectrogram, { ...options, title }));
      const sums = [0, 0];
      for (let k = 0; k < data.length; k++) sums[k < 3 * 1320 * 60 ? 0 : 1]! += data[k]!;
      return sums;
    };
    const [blank, rest] = inkOf("");
    const [written, same] = inkOf("Title (1): αβ");
    expect(written).to.be.below(blank!);
    expect(same).to.equal(rest);
  });

  it("cuts a title that is too long", () => {
    const spectrogram = { nMels: 1, frames: 1, db: Float64Array.of(0) };
    const picture = decode(spectrogramPng(spectrogram, { ...options, title: "long ".repeat(100) }));
    const margin = Array.from({ length: 60 }, (_, y) =>
      picture.data.slice(3 * (y * 1320 + 1250), 3 * (y + 1) * 1320),
    );
    expect(margin.every((row) => row.every((value) => value === 255))).to.equal(true);
  });

  it("takes any size of spectrogram", () => {
    for (const [nMels, frames] of [
      [1, 1],
      [2000, 3],
      [3, 5000],
    ] as const) {
      const db = new Float64Array(nMels * frames).fill(-30);
      expect(spectrogramPng({ nMels, frames, db }, options).length).to.be.above(1000);
    }
  });
});
