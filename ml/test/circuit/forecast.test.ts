import { expect } from "chai";
import { forecastLogrows, forecastRows } from "../../src/circuit/forecast.ts";
import { shapeName } from "../onnx/random-network.ts";

type Pair = [number, number];

/** Measured: `num_rows` and `logrows` of EZKL 21.0.0's settings for these judges. */
const MEASURED: [
  rows: number,
  cols: number,
  channels: number,
  Pair,
  Pair,
  base: number,
  legs: number,
  number,
  number,
][] = [
  [16, 16, 4, [4, 4], [4, 4], 1024, 3, 3272, 12],
  [16, 16, 4, [4, 4], [4, 4], 1024, 2, 3080, 12],
  [16, 16, 4, [4, 4], [4, 4], 4096, 2, 3080, 13],
  [16, 16, 4, [4, 4], [4, 4], 2048, 3, 3272, 12],
  [16, 16, 4, [4, 4], [4, 4], 64, 4, 3464, 12],
  [16, 16, 2, [4, 4], [4, 4], 1024, 3, 1896, 11],
  [16, 16, 5, [4, 4], [4, 4], 1024, 3, 3960, 12],
  [20, 16, 4, [4, 4], [4, 4], 1024, 3, 4088, 12],
  [16, 16, 12, [16, 16], [16, 16], 1024, 2, 6696, 13],
  [16, 16, 8, [16, 4], [16, 4], 1024, 3, 3688, 12],
  [16, 16, 4, [16, 4], [16, 2], 1024, 3, 3068, 12],
  [16, 32, 4, [4, 8], [4, 8], 1024, 3, 4808, 13],
  [16, 16, 2, [8, 8], [4, 4], 1024, 3, 2158, 12],
  [8, 8, 2, [8, 8], [8, 8], 1024, 3, 382, 11],
  [8, 8, 3, [2, 2], [2, 2], 1024, 3, 1624, 11],
];

/** The same of judges whose units see the whole input, as gemm. */
const MEASURED_GEMM: [inputs: number, units: number, base: number, legs: number, number, number][] = [
  [120, 6, 1016, 3, 1010, 10],
  [60, 4, 504, 3, 416, 9],
  [60, 2, 240, 4, 248, 8],
  [120, 60, 1024, 3, 8948, 14],
  [120, 600, 1024, 3, 88328, 17],
];

describe("forecastRows and forecastLogrows", () => {
  for (const [rows, cols, channels, kernel, stride, decompBase, decompLegs, expected, logrows] of MEASURED) {
    const shape = { rows, cols, channels, kernel, stride };
    it(`foresee ${expected} rows, logrows ${logrows}: ${shapeName(shape)} base ${decompBase}^${decompLegs}`, () => {
      expect(forecastRows(shape, decompLegs)).to.equal(expected);
      expect(forecastLogrows(shape, { decompBase, decompLegs })).to.equal(logrows);
    });
  }

  for (const [inputs, channels, decompBase, decompLegs, expected, logrows] of MEASURED_GEMM) {
    const whole = [inputs, 1] as const;
    const shape = {
      rows: inputs,
      cols: 1,
      channels,
      kernel: whole,
      stride: whole,
      operator: "gemm",
    } as const;
    it(`foresee ${expected} rows, logrows ${logrows}: ${shapeName(shape)} base ${decompBase}^${decompLegs}`, () => {
      expect(forecastRows(shape, decompLegs)).to.equal(expected);
      expect(forecastLogrows(shape, { decompBase, decompLegs })).to.equal(logrows);
    });
  }
});
