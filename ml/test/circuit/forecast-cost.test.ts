import { readFileSync, statSync } from "node:fs";
import { codeOf } from "@idol/dev/code-of";
import { packagedSrsPath } from "@idol/ezkl/srs";
import { expect } from "chai";
import { forecastCircuit } from "../../src/circuit/forecast.ts";
import { parseManifest } from "../../src/circuit/manifest.ts";
import { parseJudgeConfig } from "../../src/judge/config.ts";
import { paths } from "../../src/paths.ts";

describe("forecastCircuit", () => {
  it("gives the default judge's rows and logrows as they were built", () => {
    const config = parseJudgeConfig(
      JSON.parse(readFileSync(paths.artefact("idol", "config"), "utf8")),
      "idol",
    );
    const manifest = parseManifest(readFileSync(paths.artefact("idol", "manifest"), "utf8"));
    const { rows, logrows } = forecastCircuit(config.network, config.quantisation);
    expect(rows).to.equal(manifest.rows);
    expect(logrows).to.equal(manifest.srs.logrows);
    expect(statSync(packagedSrsPath(logrows)).size).to.be.above(0);
  });

  it("refuses what no published SRS is large enough for", () => {
    const shape = { rows: 1000, cols: 1000, channels: 4, kernel: [5, 5], stride: [1, 1] } as const;
    expect(codeOf(() => forecastCircuit(shape, { decompBase: 1024, decompLegs: 2 }))).to.equal(
      "CIRCUIT_RANGE",
    );
  });
});
