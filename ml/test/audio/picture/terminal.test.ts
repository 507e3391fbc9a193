import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { renderTerminal } from "../../../src/audio/picture/terminal.ts";

/** Two bands by four frames: the lower one loud at the start. */
const spectrogram = { nMels: 2, frames: 4, db: Float64Array.of(0, -80, -80, -80, -80, -80, -80, -30) };

describe("renderTerminal", () => {
  it("shades: highest band first, time to the right", () => {
    expect(renderTerminal(spectrogram, { width: 4, height: 2, colour: false })).to.equal("   ▒\n█   ");
  });

  it("keeps the loudest value of what one character covers", () => {
    expect(renderTerminal(spectrogram, { width: 2, height: 1, colour: false })).to.equal("█▒");
  });

  it("repeats values where there are fewer than characters", () => {
    expect(renderTerminal(spectrogram, { width: 8, height: 2, colour: false })).to.equal(
      "      ▒▒\n██      ",
    );
  });

  it("colours two bands per character and ends each line plainly", () => {
    const lines = renderTerminal(spectrogram, { width: 4, height: 1, colour: true }).split("\n");
    expect(lines).to.have.length(1);
    expect(lines[0]!.startsWith("\u001b[38;2;0;0;4;48;2;252;253;191m▀")).to.equal(true);
    expect(lines[0]!.endsWith("\u001b[0m")).to.equal(true);
    expect([...lines[0]!].filter((character) => character === "▀")).to.have.length(4);
  });

  for (const size of [0, -1, 1.5, Number.NaN, 1e9]) {
    it(`refuses a size of ${size}`, () => {
      const render = (width: number, height: number) =>
        renderTerminal(spectrogram, { width, height, colour: false });
      expect(codeOf(() => render(size, 4))).to.equal("FEATURE_PARAMETER");
      expect(codeOf(() => render(4, size))).to.equal("FEATURE_PARAMETER");
    });
  }
});
