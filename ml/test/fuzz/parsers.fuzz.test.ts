import { readFileSync } from "node:fs";
import { mutateBytes, mutateJsonText, seeded } from "@idol/dev/mutate";
import { nativeProofText } from "@idol/dev/native-proof";
import { MUTANTS, tryMutants } from "@idol/dev/try-mutants";
import { canonicalSettings, parseSettings } from "@idol/ezkl/circuit";
import { parseProof, toLittleEndianHex } from "@idol/ezkl/proof";
import { expect } from "chai";
import { parseInput } from "../../src/circuit/input.ts";
import { parseManifest } from "../../src/circuit/manifest.ts";
import { parseWitness } from "../../src/circuit/witness.ts";
import { IdolError } from "../../src/errors.ts";
import { parseJudgeConfig, readAnyConfig } from "../../src/judge/config.ts";
import { parseWeights } from "../../src/judge/weights-format.ts";
import { scoreNodes } from "../../src/onnx/custom/score-nodes.ts";
import { checkKey } from "../../src/onnx/import/check-key.ts";
import { type Graph, readGraph } from "../../src/onnx/import/graph.ts";
import { readNetwork } from "../../src/onnx/import/read-network.ts";
import { parseOnnx } from "../../src/onnx/parse.ts";
import { paths } from "../../src/paths.ts";

const fileOf = (artefact: Parameters<typeof paths.artefact>[1]) =>
  readFileSync(paths.artefact("idol", artefact));
const textOf = (artefact: Parameters<typeof paths.artefact>[1]) => fileOf(artefact).toString("utf8");

const config = parseJudgeConfig(JSON.parse(textOf("config")), "judge.json");
const x = parseInput(textOf("input")).x;
const witness = JSON.stringify({
  inputs: [[toLittleEndianHex(7n)], Array.from(x, (_, index) => toLittleEndianHex(BigInt(index)))],
  outputs: [[toLittleEndianHex(7n)], [toLittleEndianHex(123456n)]],
  max_lookup_inputs: "0",
});
const customOnnx = JSON.stringify(
  {
    ...config,
    network: { rows: 15, cols: 8, operators: ["Conv", "Relu"], scoreScale: 30 },
    training: null,
  },
  null,
  2,
);

/** A parser, what it reads when all is well, and the codes that it may refuse with. */
interface Subject {
  original: string;
  parse: (text: string) => unknown;
  codes: string[];
}

/** JSON itself is read by `loadJudge` for these two, in the same way for both. */
const ofJson = (parse: (value: unknown) => unknown) => (text: string) => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new IdolError("JUDGE_INVALID", "not JSON", "", { cause });
  }
  return parse(value);
};

const subjects: Record<string, Subject> = {
  "proof.json": { original: nativeProofText, parse: parseProof, codes: ["PROOF_MALFORMED"] },
  "input.json": { original: textOf("input"), parse: (text) => parseInput(text), codes: ["INPUT_INVALID"] },
  "witness.json": { original: witness, parse: (text) => parseWitness(text), codes: ["INPUT_INVALID"] },
  "manifest.json": {
    original: textOf("manifest"),
    parse: (text) => parseManifest(text),
    codes: ["ARTEFACT_INVALID", "ARTEFACT_MISMATCH"],
  },
  "settings.json": {
    original: textOf("settings"),
    parse: (text) => canonicalSettings(parseSettings(text)),
    codes: ["ARTEFACT_INVALID"],
  },
  "judge.json": {
    original: textOf("config"),
    parse: ofJson((value) => parseJudgeConfig(value, "judge.json")),
    codes: ["JUDGE_INVALID"],
  },
  "judge.json of a custom ONNX judge": {
    original: customOnnx,
    parse: (text) => readAnyConfig(text, "judge.json"),
    codes: ["JUDGE_INVALID"],
  },
  "weights.json": {
    original: textOf("weights"),
    parse: ofJson((value) => parseWeights(value, config.network)),
    codes: ["JUDGE_INVALID"],
  },
};

describe(`${MUTANTS} mutants of each file that we parse`, function () {
  this.timeout(300_000);

  for (const [name, { original, parse, codes }] of Object.entries(subjects)) {
    it(`give a value or a typed error: ${name}`, () => {
      parse(original);
      const result = tryMutants((random) => mutateJsonText(original, random), parse);
      expect(codes).to.include.members(result.codes);
      // Or the mutants would all be the original.
      expect(result.refused).to.be.greaterThan(MUTANTS / 4);
    });
  }

  it("give a value or a typed error: network.onnx", () => {
    const onnx = Uint8Array.from(fileOf("network"));
    const result = tryMutants(
      (random) => mutateBytes(onnx, random),
      (bytes) => parseOnnx(bytes),
    );
    expect(result.codes).to.deep.equal(["ONNX_UNSUPPORTED"]);
    expect(result.refused).to.be.greaterThan(MUTANTS / 4);
  });
});

describe(`${MUTANTS} mutants of ONNX files made elsewhere`, function () {
  this.timeout(300_000);

  for (const [file, parse] of [
    ["../../examples/pytorch/judge.onnx", (graph) => readNetwork(graph)],
    [
      "../fixtures/onnx-custom/branches.onnx",
      (graph) => {
        checkKey(graph);
        scoreNodes(graph);
      },
    ],
  ] as const satisfies [string, (graph: Graph) => unknown][]) {
    it(`give a value or a typed error: ${file}`, () => {
      const original = Uint8Array.from(readFileSync(new URL(file, import.meta.url)));
      const read = (bytes: Uint8Array) => parse(readGraph(bytes, "a mutant"));
      read(original);
      const result = tryMutants((random) => mutateBytes(original, random), read);
      expect(result.codes).to.deep.equal(["ONNX_UNSUPPORTED"]);
      expect(result.refused).to.be.greaterThan(MUTANTS / 4);
    });
  }
});

describe("the mutants' maker", () => {
  it("makes the same mutant of the same seed, and another of another", () => {
    const { original } = subjects["manifest.json"]!;
    const mutant = (seed: number) => mutateJsonText(original, seeded(seed));
    expect(mutant(5)).to.equal(mutant(5));
    expect(new Set(Array.from({ length: 100 }, (_, seed) => mutant(seed + 1))).size).to.be.greaterThan(90);
  });
});
