import { expect } from "chai";
import { decode } from "fast-png";
import { magma } from "../../../src/audio/picture/colour-map.ts";
import { spectrogramPng } from "../../../src/audio/picture/png.ts";
import { spectrogramSvg } from "../../../src/audio/picture/svg.ts";

const spectrogram = { nMels: 2, frames: 2, db: Float64Array.of(0, -20, -40, -80) };
const labels = { title: "a <clip>", sampleRate: 22050, hopLength: 512 };

describe("pictures of a spectrogram", () => {
  it("show the lowest band at the bottom, time to the right, dB as colour", () => {
    const { width, height, data } = decode(spectrogramPng(spectrogram));
    expect([width, height]).to.deep.equal([2, 2]);
    const expected = [128, 0, 255, 191].flatMap((step) => [...magma(step / 255)]);
    expect([...data]).to.deep.equal(expected);
  });

  it("hold the very PNG in the SVG, with title, axes and colour bar around it", () => {
    const svg = spectrogramSvg(spectrogram, labels);
    const [, image] = /href="data:image\/png;base64,([^"]+)"/.exec(svg)!;
    expect(new Uint8Array(Buffer.from(image!, "base64"))).to.deep.equal(spectrogramPng(spectrogram));
    for (const words of ["a &lt;clip&gt;", "time in s", "frequency in Hz", "0 dB", "-80"])
      expect(svg).to.include(words);
  });

  it("are drawn for any size of spectrogram", () => {
    for (const [nMels, frames] of [
      [1, 1],
      [2000, 3],
      [3, 5000],
    ] as const) {
      const db = new Float64Array(nMels * frames).fill(-30);
      expect(spectrogramSvg({ nMels, frames, db }, labels)).to.not.match(/NaN|undefined|Infinity/);
    }
  });
});
