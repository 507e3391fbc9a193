import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { judgeManifest } from "../../../src/circuit/manifest.ts";
import { renderModelCard } from "../../../src/judge/card/card.ts";
import { type CardParts, readCardParts } from "../../../src/judge/card/parts.ts";
import { parseJudgeConfig } from "../../../src/judge/config.ts";
import { loadJudge } from "../../../src/judge/judge-files.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";
import { paths } from "../../../src/paths.ts";
import { COMMITTED_JUDGES } from "../committed-judges.ts";
import { madeUpEvaluation } from "../evaluate/made-up-evaluation.ts";
import { untrainedJudge } from "../untrained-judge.ts";

const hash = (digit: string) => `0x${digit.repeat(64)}`;

const manifest = judgeManifest({
  format: 3,
  generator: "EZKL 21.0.0",
  verifier: "TestVerifier",
  identity: {
    onnx: hash("1"),
    vk: hash("2"),
    verifier: hash("3"),
    settings: hash("4"),
    srs: hash("5"),
  },
  bound: { features: hash("6") },
  hash: hash("6"),
  files: { input: hash("7"), settings: hash("8"), compiled: hash("9") },
  srs: { logrows: 11, origin: "ceremony" },
  rows: 1999,
  outputs: [
    { scale: 10, lowest: null, highest: null },
    { scale: 30, lowest: "-1073741824", highest: "2147483648" },
  ],
  steps: {},
});

describe("the model card", () => {
  const config = parseJudgeConfig(
    { ...untrainedJudge(makeRandom(0)).config, weightsSha256: "a".repeat(64) },
    "the test's judge",
  );
  const bare: CardParts = {
    config,
    manifest: undefined,
    evaluation: undefined,
    acceptance: undefined,
    gaming: undefined,
    log: undefined,
  };

  it("names data, licences, citations and the speakers held out", () => {
    const card = renderModelCard(bare);
    for (const words of [
      "| TESS, Toronto emotional speech set | 2798 | 2 | CC BY-NC-ND 4.0 |",
      "journal.pone.0196391",
      "`ravdess-17`",
      "`savee-*`",
      "> Its weights are drawn at random.",
      "may not be used commercially",
    ]) {
      expect(card).to.include(words);
    }
  });

  it("says what has not been done yet", () => {
    const card = renderModelCard(bare);
    expect(card).to.include("None yet: run `idol:evaluate").and.to.include("Not built of these weights yet");
    expect(renderModelCard({ ...bare, config: { ...config, threshold: null } })).to.include(
      "None yet; `idol:evaluate",
    );
  });

  it("gives the circuit's size, every hash, and the range of scores", () => {
    const card = renderModelCard({ ...bare, manifest });
    for (const words of ["1999 of 2^11 (logrows 11)", "-1.00 to 2.00", ...Object.values(manifest.identity)]) {
      expect(card).to.include(words);
    }
    expect(card).not.to.include("INSECURE");
  });

  it("warns of a test SRS", () => {
    const insecure: typeof manifest = { ...manifest, srs: { logrows: 16, origin: "insecure-test" } };
    expect(renderModelCard({ ...bare, manifest: insecure })).to.include("INSECURE");
  });

  it("shows the figures of both sides with their pictures, the reserved speakers first", () => {
    const evaluation = madeUpEvaluation("test", config.weightsSha256);
    const log = { weightsSha256: config.weightsSha256, runs: [{ seed: 0, history: [] }], leftOut: [] };
    const card = renderModelCard({ ...bare, evaluation, acceptance: evaluation, log });
    expect(card.indexOf("### Reserved speakers")).to.be.within(1, card.indexOf("### Validation speakers"));
    expect(card).to.include(evaluation.groups[0]!.integer.disgust.value!.toFixed(3));
    expect(card).to.include("![Training curve](pictures/training-curve.svg)");
    expect(renderModelCard({ ...bare, evaluation })).not.to.include("training-curve");
    const withoutRuns = { ...log, runs: [] };
    expect(renderModelCard({ ...bare, evaluation, log: withoutRuns })).not.to.include("training-curve");
  });

  it("claims nothing about the data of an imported judge", () => {
    const imported = { ...config.provenance, origin: "imported" as const, data: [] };
    const card = renderModelCard({ ...bare, config: { ...config, training: null, provenance: imported } });
    expect(card).to.include("cannot know").and.to.include("idol:import");
    expect(card).not.to.include("idol:train").and.not.to.include("commercially");
  });

  it("of every committed judge is what its committed files give; idol:card writes it", async () => {
    for (const name of COMMITTED_JUDGES) {
      const committed = await readFile(paths.artefact(name, "card"), "utf8");
      expect(committed, name).to.equal(renderModelCard(await readCardParts(await loadJudge(name))));
    }
  });
});
