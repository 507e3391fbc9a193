import { readFileSync } from "node:fs";
import { isBuiltin, stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import * as browser from "@idol/ml/browser";
import { expect } from "chai";
import { parseInput } from "../src/circuit/input.ts";
import { loadJudge } from "../src/judge/judge-files.ts";
import { paths } from "../src/paths.ts";
import { sampleClips } from "../src/samples.ts";

/** What static and dynamic imports, re-exports and workers' URLs name. */
const REFERENCES = [
  /^\s*(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']/gm,
  /^\s*import\s*["']([^"']+)["']/gm,
  /\bimport\(\s*["']([^"']+)["']\s*\)/g,
  /\bnew URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url\s*\)/g,
];

/** Every module of ours that `entry` leads to, and what else they import. Types are gone before it looks. */
function importsFrom(entry: URL): { ours: Set<string>; others: Set<string> } {
  const ours = new Set<string>();
  const others = new Set<string>();
  const visit = (module: URL) => {
    if (ours.has(module.href)) return;
    ours.add(module.href);
    const code = stripTypeScriptTypes(readFileSync(fileURLToPath(module), "utf8")).replace(
      /\/\*[\s\S]*?\*\//g,
      "",
    );
    for (const pattern of REFERENCES) {
      for (const [, name] of code.matchAll(pattern)) {
        if (name!.startsWith("@idol/")) visit(new URL(import.meta.resolve(name!)));
        else if (!name!.startsWith(".")) others.add(name!);
        // Folders and scripts of other languages are no modules.
        else if (name!.endsWith(".ts")) visit(new URL(name!, module));
      }
    }
  };
  visit(entry);
  return { ours, others };
}

describe("@idol/ml/browser", () => {
  const entry = new URL(import.meta.resolve("@idol/ml/browser"));

  it("imports nothing of Node, itself or through any of its modules and workers", () => {
    const { ours, others } = importsFrom(entry);
    expect([...others].filter(isBuiltin)).to.deep.equal([]);
    expect([...others].sort()).to.deep.equal([
      "@ezkljs/engine/web/ezkl.js",
      "ethers/crypto",
      "ethers/utils",
      "zod",
    ]);
    // The workers are found too, or this looked at less than a page loads.
    expect([...ours].some((module) => module.endsWith("/prover/browser/engine-worker.ts"))).to.equal(true);
  });

  it("would notice an import of Node", () => {
    const { others } = importsFrom(new URL(import.meta.resolve("@idol/ml")));
    expect([...others].filter(isBuiltin)).to.include("node:fs/promises");
  });

  it("scores a recording as the Node entry does", async () => {
    const read = (artefact: "config" | "weights") => readFileSync(paths.artefact("idol", artefact), "utf8");
    const config = browser.parseJudgeConfig(JSON.parse(read("config")), "judge.json");
    const network = {
      shape: config.network,
      weights: browser.parseWeights(JSON.parse(read("weights")), config.network),
    };
    const [clip] = await sampleClips();
    const recording = browser.decodeAudio(Uint8Array.from(readFileSync(clip!)));
    const { x, instance } = browser.scoreRecording(recording, { config, network });
    expect(browser.scoreInteger(browser.makeTwin(network, config.quantisation), x)).to.equal(instance);
    const judge = await loadJudge("idol");
    expect(browser.scoreRecording(recording, judge).instance).to.equal(instance);
    const committed = parseInput(readFileSync(paths.artefact("idol", "input"), "utf8"));
    expect(x.length).to.equal(committed.x.length);
  });
});
