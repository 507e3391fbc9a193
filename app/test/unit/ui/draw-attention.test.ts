import { expect } from "chai";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { drawAttention } from "../../../src/ui/spectrogram/draw-attention.ts";

describe("what the judge attends to, as it is drawn", () => {
  it("has lines across what lowered the score, and across nothing that raised it", () => {
    const clipped: number[][] = [];
    const lined: number[][] = [];
    const canvas = {
      save: () => {},
      restore: () => {},
      beginPath: () => {},
      clip: () => {},
      fillRect: () => {},
      moveTo: () => {},
      lineTo: () => {},
      rect: (...area: number[]) => clipped.push(area),
      stroke: () => lined.push(clipped.at(-1)!),
    } as unknown as CanvasRenderingContext2D;
    const verdict = {
      layout: { times: [0, 1, 2] },
      attention: { cells: Float64Array.of(0.5, -0.5) },
      heard: { bands: 1, frames: 2 },
    } as unknown as Verdict;
    drawAttention(canvas, { left: 0, top: 0, width: 20, height: 10 }, verdict);
    expect(lined).to.deep.equal([[10, 0, 10, 10]]);
  });
});
