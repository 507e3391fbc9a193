import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { toSigned } from "@idol/ezkl/proof";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import { checkPlace } from "../../../src/circuit/artefacts.ts";
import { buildJudge } from "../../../src/circuit/build-judge.ts";
import { createProver, loadProvingArtefacts } from "../../../src/circuit/create-prover.ts";
import { parseInput } from "../../../src/circuit/input.ts";
import { FEATURE_SETS } from "../../../src/judge/feature-sets.ts";
import { type ImportRequest, importJudge } from "../../../src/judge/import/import-judge.ts";
import { loadJudge } from "../../../src/judge/judge-files.ts";
import { makeTwin, scoreInteger } from "../../../src/judge/twin.ts";
import { exportOnnx } from "../../../src/onnx/export.ts";
import { readGraph } from "../../../src/onnx/import/graph.ts";
import { readNetwork } from "../../../src/onnx/import/read-network.ts";
import { scoreOnnx } from "../../../src/onnx/session.ts";
import { paths } from "../../../src/paths.ts";
import { randomNetwork } from "../../onnx/random-network.ts";

const { ModelProto, TensorProto } = onnxProto.onnx;

/** The documented example, as PyTorch exported it. */
const example = fileURLToPath(new URL("../../../examples/pytorch/judge.onnx", import.meta.url));

/** A request for the example with its graph changed. */
function changed(
  folder: string,
  change: (graph: onnxProto.onnx.IGraphProto) => void,
): Partial<ImportRequest> {
  const model = ModelProto.decode(readFileSync(example));
  change(model.graph!);
  const onnx = join(folder, "changed.onnx");
  writeFileSync(onnx, ModelProto.encode(model).finish());
  return { onnx };
}

describe("importJudge", function () {
  this.timeout(300_000);

  it("makes PyTorch's example a judge whose circuit builds as forecast, proves and verifies", () =>
    withFolder(async (folder) => {
      const judges = join(folder, "judges");
      const {
        judge: imported,
        forecast,
        features,
      } = await importJudge({ onnx: example, name: "mine", judges });
      const judge = await loadJudge("mine", imported.folder);
      expect(features).to.equal("prosody");
      expect(judge.config.network).to.deep.equal({
        rows: 15,
        cols: 8,
        channels: 2,
        kernel: [5, 4],
        stride: [5, 4],
      });
      expect(judge.config.provenance.origin).to.equal("imported");
      expect(readdirSync(judges)).to.deep.equal(["mine"]);
      const place = { folder: judge.folder, verifiers: join(folder, "generated") };
      const { quantisation } = judge.config;
      await buildJudge({ judge: "mine", ...judge.config, place });
      const manifest = await checkPlace("mine", place);
      expect(manifest.rows).to.equal(forecast.rows);
      expect(manifest.srs).to.deep.equal({ logrows: forecast.logrows, origin: "ceremony" });
      const { x } = parseInput(readFileSync(paths.artefactIn(judge.folder, "input"), "utf8"));
      const prover = await createProver({
        judge: await loadProvingArtefacts("mine", judge.folder),
        cache: join(folder, "cache"),
      });
      try {
        const { instances, proof } = await prover.prove({ x, key: 42n });
        expect(instances[0]).to.equal(42n);
        expect(toSigned(instances[1])).to.equal(scoreInteger(makeTwin(judge.network, quantisation), x));
        expect(await prover.verify(proof)).to.deep.equal(instances);
      } finally {
        await prover.close();
      }
    }));

  it("keeps the scores of the file that it was made from", () =>
    withFolder(async (judges) => {
      const { judge: imported } = await importJudge({ onnx: example, name: "mine", judges });
      const judge = await loadJudge("mine", imported.folder);
      const graph = readGraph(readFileSync(example), "the example");
      expect(judge.network).to.deep.equal(readNetwork(graph));
      const { x } = parseInput(readFileSync(paths.artefactIn(judge.folder, "input"), "utf8"));
      const ours = await scoreOnnx(paths.artefactIn(judge.folder, "network"), x);
      const { scale } = judge.config.quantisation;
      const integer = Number(scoreInteger(makeTwin(judge.network, judge.config.quantisation), x));
      expect(integer / 2 ** (3 * scale)).to.be.closeTo(ours, 0.01);
    }));

  it("takes features from a file", () =>
    withFolder(async (folder) => {
      const features = join(folder, "features.json");
      const { prosody } = FEATURE_SETS;
      writeFileSync(features, JSON.stringify({ ...prosody.features, offset: 0.1 }));
      const imported = await importJudge({ onnx: example, name: "mine", judges: folder, features });
      expect(imported.judge.config.features).to.deep.equal({ ...prosody.features, offset: 0.1 });
    }));

  const BAD: Record<string, [string, (folder: string) => Partial<ImportRequest>]> = {
    "a file that is not there": ["FILE_NOT_FOUND", () => ({ onnx: "/no/such/judge.onnx" })],
    "a file that is no ONNX": [
      "ONNX_UNSUPPORTED",
      (folder) => {
        writeFileSync(join(folder, "text.onnx"), "not an ONNX");
        return { onnx: join(folder, "text.onnx") };
      },
    ],
    "inputs in the wrong order": [
      "ONNX_UNSUPPORTED",
      (folder) => changed(folder, (graph) => graph.input!.reverse()),
    ],
    "outputs in the wrong order": [
      "ONNX_UNSUPPORTED",
      (folder) => changed(folder, (graph) => graph.output!.reverse()),
    ],
    "a key of integers": [
      "ONNX_UNSUPPORTED",
      (folder) =>
        changed(folder, (graph) => {
          graph.input![0]!.type!.tensorType!.elemType = TensorProto.DataType.INT64;
        }),
    ],
    "a dynamic axis": [
      "ONNX_UNSUPPORTED",
      (folder) =>
        changed(folder, (graph) => {
          graph.input![1]!.type!.tensorType!.shape!.dim![3] = { dimParam: "frames" };
        }),
    ],
    "a key that is altered": [
      "ONNX_UNSUPPORTED",
      (folder) =>
        changed(folder, (graph) => {
          graph.node!.find(({ opType }) => opType === "Identity")!.opType = "Neg";
        }),
    ],
    "a key that is ignored": [
      "ONNX_UNSUPPORTED",
      (folder) =>
        changed(folder, (graph) => {
          graph.node!.find(({ opType }) => opType === "Identity")!.input = [graph.initializer!.at(-1)!.name!];
        }),
    ],
    "an operator that no circuit holds exactly": [
      "ONNX_UNSUPPORTED",
      (folder) =>
        changed(folder, (graph) => {
          graph.node!.find(({ opType }) => opType === "Relu")!.opType = "Sigmoid";
        }),
    ],
    "an input that no features make": [
      "OPTION_INVALID",
      (folder) => {
        const shape = { rows: 9, cols: 9, channels: 1, kernel: [3, 3], stride: [3, 3] } as const;
        writeFileSync(join(folder, "nine.onnx"), exportOnnx(randomNetwork(shape, 1)));
        return { onnx: join(folder, "nine.onnx") };
      },
    ],
    "features of another size": ["JUDGE_INVALID", () => ({ features: "tutorial" })],
    "features of nobody": ["OPTION_INVALID", () => ({ features: "nobody" })],
    "a name that is none": ["JUDGE_INVALID", () => ({ name: "Not A Name" })],
    "a scale beyond all bounds": ["JUDGE_INVALID", () => ({ scale: 17 })],
    "a scale at which no relu fits": ["CIRCUIT_RANGE", () => ({ scale: 40 })],
  };
  for (const [what, [code, change]] of Object.entries(BAD)) {
    it(`refuses ${what}, and writes nothing`, () =>
      withFolder(async (folder) => {
        const judges = join(folder, "judges");
        const request = { onnx: example, name: "mine", judges, ...change(folder) };
        expect(await rejectionCode(importJudge(request))).to.equal(code);
        expect(readdirSync(folder).includes("judges") ? readdirSync(judges) : []).to.deep.equal([]);
      }));
  }

  it("does not write over a judge", () =>
    withFolder(async (judges) => {
      await importJudge({ onnx: example, name: "mine", judges });
      expect(await rejectionCode(importJudge({ onnx: example, name: "mine", judges }))).to.equal(
        "OPTION_INVALID",
      );
    }));
});
