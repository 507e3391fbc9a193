import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { type EzklPython, ensureEzkl } from "@idol/ezkl/build";
import { type CircuitForecast, forecastLaidOut } from "@idol/ezkl/circuit";
import { toSigned } from "@idol/ezkl/proof";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import { decodeAudio } from "../../../src/audio/decode.ts";
import { readAudioFile } from "../../../src/audio/read-file.ts";
import type { Recording } from "../../../src/audio/recording.ts";
import { checkPlace } from "../../../src/circuit/artefacts.ts";
import { buildJudge } from "../../../src/circuit/build-judge.ts";
import { createProver, loadProvingArtefacts } from "../../../src/circuit/create-prover.ts";
import { differs } from "../../../src/circuit/score-model.ts";
import { scanFolder } from "../../../src/corpora/scan.ts";
import type { IdolErrorCode } from "../../../src/errors.ts";
import { type CustomOnnxJudge, isCustomOnnxJudge, loadAnyJudge } from "../../../src/judge/any-judge.ts";
import { evaluateAndPublish } from "../../../src/judge/evaluate/publish.ts";
import { fitCustomOnnx } from "../../../src/judge/import/fit-custom-onnx.ts";
import { type ImportRequest, importJudge } from "../../../src/judge/import/import-judge.ts";
import { loadJudge } from "../../../src/judge/judge-files.ts";
import { dequantise } from "../../../src/judge/quantise.ts";
import { scoreAnyRecording } from "../../../src/judge/score-any.ts";
import { exportCustomOnnx } from "../../../src/onnx/custom/export-custom-onnx.ts";
import { readGraph } from "../../../src/onnx/import/graph.ts";
import { type JudgeArtefact, paths } from "../../../src/paths.ts";
import { sampleClips } from "../../../src/samples.ts";
import { randomInput } from "../../onnx/random-network.ts";
import { writeMadeUpCorpus } from "../made-up-corpus.ts";

const { ModelProto } = onnxProto.onnx;

/** The documented example, as PyTorch exported it. */
const example = fileURLToPath(new URL("../../../examples/pytorch/layers.onnx", import.meta.url));
const linear = fileURLToPath(new URL("../../../examples/pytorch/judge.onnx", import.meta.url));
const fixture = (file: string) =>
  fileURLToPath(new URL(`../../fixtures/onnx-custom/${file}`, import.meta.url));
const shape = { rows: 15, cols: 8, channels: 1, kernel: [15, 8], stride: [15, 8] } as const;
const inputs = [1, 2].map((seed) => randomInput(shape, seed));

describe("importing an ONNX of a form of its own", function () {
  // The first one may have to install native EZKL.
  this.timeout(300_000);
  let python: EzklPython;
  const cacheBefore = process.env.IDOL_CACHE_DIR;

  before(async () => {
    python = await ensureEzkl();
  });
  afterEach(() => {
    if (cacheBefore === undefined) delete process.env.IDOL_CACHE_DIR;
    else process.env.IDOL_CACHE_DIR = cacheBefore;
  });

  for (const file of readdirSync(fixture(".")).filter((name) => name.endsWith(".onnx"))) {
    it(`has EZKL lay out ${file} in exact integers, close to onnxruntime`, async () => {
      const onnx = await exportCustomOnnx(readGraph(readFileSync(fixture(file)), file));
      const { quantisation, scoreScale, settings, largestDifference } = await fitCustomOnnx(
        onnx,
        inputs,
        python,
      );
      expect(largestDifference).to.be.below(0.05);
      expect(settings.required_lookups).to.deep.equal([]);
      expect(scoreScale).to.be.at.least(2 * quantisation.scale);
      expect(forecastLaidOut(settings)).to.include({
        rows: settings.num_rows,
        logrows: quantisation.logrows,
      });
    });
  }

  it("bounds the score of a network that nothing else bounds", async () => {
    const model = ModelProto.decode(readFileSync(linear));
    const { graph } = model;
    graph!.node = graph!.node!.filter(({ opType }) => opType !== "Relu");
    const flatten = graph!.node!.find(({ opType }) => opType === "Flatten")!;
    flatten.input = [graph!.node!.find(({ opType }) => opType === "Conv")!.output![0]!];
    const onnx = await exportCustomOnnx(readGraph(ModelProto.encode(model).finish(), "linear"));
    const { quantisation, scoreScale } = await fitCustomOnnx(onnx, inputs, python, { scale: 8 });
    expect(scoreScale).to.equal(3 * quantisation.scale);
    const loud = inputs.map((x) => x.map((value) => 1e6 * value));
    expect(await rejectionCode(fitCustomOnnx(onnx, loud, python, { scale: 8 }))).to.equal("CIRCUIT_RANGE");
  });

  describe("PyTorch's example", () => {
    let folder: string;
    let judge: CustomOnnxJudge;
    let forecast: CircuitForecast;
    let recording: Recording;

    // One circuit for all of these.
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "idol-custom-onnx-"));
      const imported = await importJudge({
        onnx: example,
        name: "mine",
        judges: join(folder, "judges"),
        python: async () => python,
      });
      judge = imported.judge as CustomOnnxJudge;
      forecast = imported.forecast;
      const [clip] = await sampleClips();
      recording = decodeAudio(await readAudioFile(clip!));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    const place = () => ({ folder: judge.folder, verifiers: join(folder, "generated") });
    const build = ({ network, quantisation, features } = judge.config) =>
      buildJudge({
        judge: "mine",
        quantisation,
        features,
        customOnnx: network,
        place: place(),
        python: async () => python,
      });

    it("is a custom ONNX judge, which tasks that need its weights refuse", async () => {
      expect(isCustomOnnxJudge(judge)).to.equal(true);
      expect(judge.config.network.operators).to.include.members([
        "BatchNormalization",
        "AveragePool",
        "MaxPool",
      ]);
      expect(readdirSync(judge.folder).sort()).to.deep.equal(["input.json", "judge.json", "network.onnx"]);
      expect(await loadAnyJudge("mine", judge.folder)).to.deep.equal(judge);
      expect(await rejectionCode(loadJudge("mine", judge.folder))).to.equal("JUDGE_CUSTOM_ONNX");
    });

    it("has no exact score before its circuit is built", async () => {
      expect(await rejectionCode(scoreAnyRecording(recording, judge))).to.equal("ARTEFACT_MISSING");
    });

    it("builds as forecast; what its gate lets through bounds its score", async () => {
      const { manifest } = await build();
      expect(manifest.rows).to.equal(forecast.rows);
      expect(manifest.srs).to.deep.equal({ logrows: forecast.logrows, origin: "ceremony" });
      const highest = 1024n ** 4n - 1n;
      expect(manifest.score).to.deep.equal({
        scale: judge.config.network.scoreScale,
        lowest: `${-highest}`,
        highest: `${highest}`,
      });
      await checkPlace("mine", place());
    });

    it("does not build with another scale of its score", async () => {
      const { network } = judge.config;
      const wrong = { ...judge.config, network: { ...network, scoreScale: network.scoreScale + 1 } };
      expect(await rejectionCode(build(wrong))).to.equal("ARTEFACT_INVALID");
    });

    it("proves the very score that its circuit's witness gives, and verifies", async () => {
      const { x, instance, float, score } = await scoreAnyRecording(recording, judge);
      expect(score).to.equal(dequantise(instance, judge.config.network.scoreScale));
      expect(differs(float, score)).to.equal(false);
      const artefacts = await loadProvingArtefacts("mine", judge.folder);
      const prover = await createProver({ judge: artefacts, cache: join(folder, "cache"), backend: "wasm" });
      try {
        const { proof, instances } = await prover.prove({ x, key: 42n });
        expect([instances[0], toSigned(instances[1])]).to.deep.equal([42n, instance]);
        expect(await prover.verify(proof)).to.deep.equal(instances);
        const loud = x.map((value) => 1e5 * value);
        expect(await rejectionCode(prover.prove({ x: loud, key: 42n }))).to.equal("CIRCUIT_RANGE");
      } finally {
        await prover.close();
      }
    });

    it("is evaluated by its witnesses, gets a threshold and a card", async () => {
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      await writeMadeUpCorpus(join(folder, "data"), ["17", "18"]);
      const { clips } = await scanFolder(join(folder, "data"));
      const { evaluation } = await evaluateAndPublish(judge, clips, { workers: 1, draws: 20 });
      expect(evaluation.scores).to.have.length(12);
      expect(evaluation.largestDifference).to.be.within(1e-6, 0.05);
      const { config } = await loadAnyJudge("mine", judge.folder);
      expect(config.threshold).to.deep.equal(evaluation.threshold);
      const { scoreScale } = judge.config.network;
      expect(dequantise(BigInt(config.threshold!.instance), scoreScale)).to.equal(config.threshold!.score);
      const card = readFileSync(paths.artefactIn(judge.folder, "card"), "utf8");
      expect(card)
        .to.include("AveragePool")
        .and.to.include("circuit's witnesses")
        .and.to.include("a proof exists only");
      expect(card).not.to.include("weights.json");
    });

    const DAMAGED: Record<string, [code: IdolErrorCode, damage: (copy: string) => Promise<void>]> = {
      "without its ONNX": ["JUDGE_INCOMPLETE", (copy) => rm(paths.artefactIn(copy, "network"))],
      "with another ONNX": ["JUDGE_INVALID", (copy) => cp(example, paths.artefactIn(copy, "network"))],
      "without judge.json": ["JUDGE_INCOMPLETE", (copy) => rm(paths.artefactIn(copy, "config"))],
      "of another format": ["JUDGE_INVALID", (copy) => edit(copy, "config", /"format": 1/, '"format": 2')],
      "with half a judge.json": [
        "JUDGE_INVALID",
        (copy) => edit(copy, "config", /"quantisation"[\s\S]*/, ""),
      ],
      "with a scale of its score that is none": [
        "JUDGE_INVALID",
        (copy) => edit(copy, "config", /"scoreScale": \d+/, '"scoreScale": "42"'),
      ],
      "that says it was trained": [
        "JUDGE_INVALID",
        (copy) => edit(copy, "config", /"training": null/, '"training": {}'),
      ],
      "with the folder's name changed": [
        "JUDGE_INVALID",
        (copy) => edit(copy, "config", /"name": "mine"/, '"name": "me"'),
      ],
      "without a compiled circuit": ["ARTEFACT_MISSING", (copy) => rm(paths.artefactIn(copy, "compiled"))],
      "with a compiled circuit that is cut off": [
        "ARTEFACT_MISMATCH",
        (copy) => writeFile(paths.artefactIn(copy, "compiled"), "cut"),
      ],
      "without a manifest": ["ARTEFACT_MISSING", (copy) => rm(paths.artefactIn(copy, "manifest"))],
      "with a manifest of another version": [
        "ARTEFACT_INVALID",
        (copy) => edit(copy, "manifest", /"format": \d+/, '"format": 1'),
      ],
      "with other features than the manifest's": [
        "ARTEFACT_MISMATCH",
        (copy) => edit(copy, "config", /"offset": 0/, '"offset": 0.5'),
      ],
    };
    for (const [what, [code, damage]] of Object.entries(DAMAGED)) {
      it(`does not score ${what}`, () =>
        withFolder(async (copy) => {
          await cp(judge.folder, copy, { recursive: true });
          await damage(copy);
          const score = async () => scoreAnyRecording(recording, await loadAnyJudge("mine", copy));
          expect(await rejectionCode(score())).to.equal(code);
        }));
    }
  });

  const BAD: Record<string, [code: IdolErrorCode, request: (folder: string) => Partial<ImportRequest>]> = {
    "a scale at which its values do not fit": ["CIRCUIT_RANGE", () => ({ scale: 12 })],
    "a name that leads elsewhere": ["JUDGE_INVALID", () => ({ name: "../mine" })],
    "features of another size": ["JUDGE_INVALID", () => ({ features: "tutorial" })],
    "an operator that the circuit cannot hold exactly": [
      "ONNX_UNSUPPORTED",
      (folder) => {
        const model = ModelProto.decode(readFileSync(example));
        model.graph!.node!.find(({ opType }) => opType === "Relu")!.opType = "Tanh";
        writeFileSync(join(folder, "tanh.onnx"), ModelProto.encode(model).finish());
        return { onnx: join(folder, "tanh.onnx") };
      },
    ],
    "what EZKL does not take": ["EZKL_FAILED", () => ({ python: async () => ({ executable: "false" }) })],
  };
  for (const [what, [code, request]] of Object.entries(BAD)) {
    it(`refuses ${what}, and writes nothing`, () =>
      withFolder(async (folder) => {
        const judges = join(folder, "judges");
        const wish = { onnx: example, name: "mine", judges, python: async () => python, ...request(folder) };
        expect(await rejectionCode(importJudge(wish))).to.equal(code);
        expect(readdirSync(folder).includes("judges") ? readdirSync(judges) : []).to.deep.equal([]);
      }));
  }
});

async function edit(folder: string, artefact: JudgeArtefact, from: RegExp, to: string): Promise<void> {
  const path = paths.artefactIn(folder, artefact);
  const before = await readFile(path, "utf8");
  const after = before.replace(from, to);
  expect(after).not.to.equal(before);
  await writeFile(path, after);
}
