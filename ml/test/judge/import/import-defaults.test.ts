import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rejection } from "@idol/dev/code-of";
import { type EzklPython, ensureEzkl } from "@idol/ezkl/build";
import { expect } from "chai";
import { type ImportedJudge, importJudge } from "../../../src/judge/import/import-judge.ts";
import { constant, graphFile, judgeFile, node, sparse, valueFloat, weights } from "../../onnx/made-graph.ts";

const relu = node("Relu", ["c"], "r");
const last = [node("Flatten", ["r"], "f"), node("Gemm", ["f", "lw", "lb"], "y", { transB: 1 })];
const convolution = node("Conv", ["x", "cw", "cb"], "c", { kernel_shape: [5, 4], strides: [2, 2] });
const kernels = [weights("cw", [4, 1, 5, 4]), weights("cb", [4])];

/** The project's own form, with the last layer's weights multiplied. */
function ownForm(factor: number, bias = 0): Uint8Array {
  const lw = weights("lw", [1, 72]);
  lw.floatData = Array.from(lw.floatData!, (value) => factor * Number(value));
  return graphFile([convolution, relu, ...last], [...kernels, lw, weights("lb", [1], [bias])]);
}

describe("importing an ONNX that leaves to the format what EZKL wants written out", function () {
  // The first one may have to install native EZKL.
  this.timeout(300_000);
  let python: EzklPython;
  let folder: string;

  before(async () => {
    python = await ensureEzkl();
    folder = await mkdtemp(join(tmpdir(), "idol-defaults-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  let count = 0;
  async function imported(bytes: Uint8Array, scale?: number): Promise<ImportedJudge> {
    const onnx = join(folder, "made.onnx");
    await writeFile(onnx, bytes);
    return await importJudge({
      onnx,
      name: `made-${count++}`,
      judges: join(folder, "judges"),
      python: async () => python,
      scale,
    });
  }

  for (const [name, file] of Object.entries<Uint8Array>({
    "convolutions without strides": judgeFile(
      [relu, node("Conv", ["r", "w"], "p")],
      [weights("w", [3, 4, 2, 2])],
      {
        units: 30,
      },
    ),
    "a MaxPool without strides": judgeFile(
      [relu, node("MaxPool", ["r"], "p", { kernel_shape: [2, 2] })],
      [],
      { units: 40 },
    ),
    "an AveragePool without strides": judgeFile(
      [relu, node("AveragePool", ["r"], "p", { kernel_shape: [2, 2] })],
      [],
      { units: 40 },
    ),
    "a maximum with a constant a channel": judgeFile(
      [node("Max", ["c", "k"], "p")],
      [weights("k", [1, 4, 1, 1])],
    ),
    "a minimum with a constant a channel": judgeFile(
      [node("Min", ["k", "c"], "p")],
      [weights("k", [1, 4, 1, 1])],
    ),
    "a constant a channel less a tensor": judgeFile(
      [node("Sub", ["k", "c"], "p")],
      [weights("k", [1, 4, 1, 1])],
    ),
    "Constant(value_float) as a divisor": judgeFile([
      constant("d", valueFloat(3)),
      node("Div", ["c", "d"], "p"),
    ]),
    "sparse weights of a convolution": judgeFile(
      [relu, node("Conv", ["r", "w"], "p", { strides: [1, 1] })],
      [],
      {
        units: 30,
        sparseInitializer: [sparse("w", [3, 4, 2, 2], [0.5, -0.7, 0.9], [0, 17, 40])],
      },
    ),
  })) {
    it(`takes ${name}`, async () => {
      const { judge, rounding } = await imported(file);
      expect(judge.config.network).to.have.property("operators");
      expect(rounding).to.be.below(0.02);
    });
  }

  it("takes sparse weights of the project's own form, without EZKL", async () => {
    const places = Array.from({ length: 36 }, (_, n) => 2 * n);
    const lw = sparse(
      "lw",
      [1, 72],
      places.map((n) => Math.sin(n)),
      places,
    );
    const file = graphFile([convolution, relu, ...last], [...kernels, weights("lb", [1])], {
      sparseInitializer: [lw],
    });
    const { judge } = await imported(file);
    expect(judge.config.network).to.have.property("channels", 4);
  });

  describe("refuses, and writes nothing", () => {
    afterEach(async () => {
      const names = await readdir(join(folder, "judges")).catch(() => []);
      expect(names).not.to.include(`made-${count - 1}`);
    });

    for (const [name, file, said, remedy] of [
      ["scores of 1e-6 in its own form", ownForm(1e-7), /cannot tell its scores apart/, /by 10+:/],
      ["the same beside a large bias", ownForm(1e-5, 1), /cannot tell its scores apart/, /by 10+:/],
      [
        "scores of 1e-6 in another form",
        judgeFile([relu, node("Abs", ["r"], "q"), node("Mul", ["q", "k"], "p")], [weights("k", [], [1e-6])]),
        /cannot tell its scores apart/,
        /by 10+:/,
      ],
      ["a constant of its own form", ownForm(0, 0.5), /a constant, not a judge/, /factor of zero/],
    ] as const) {
      it(name, async () => {
        const error = await rejection(imported(file));
        expect(error).to.have.property("message").that.matches(said);
        expect(error).to.have.property("remedy").that.matches(remedy);
      });
    }

    it("scores a little too small for the scale, and names one that would do", async () => {
      const file = ownForm(0.01);
      const error = await rejection(imported(file, 8));
      const [, scale] = /^Give --scale (\d+)/.exec((error as { remedy: string }).remedy)!;
      expect((await imported(file, Number(scale))).judge.config.quantisation.scale).to.equal(Number(scale));
      count++;
    });

    it("what EZKL does not lay out: in its words, with a remedy for an import", async () => {
      const file = judgeFile([relu, node("Abs", ["r"], "p")]);
      const working = python;
      // Whatever its reason: this one ends with a code alone.
      python = { ...working, executable: "false" };
      try {
        const error = await rejection(imported(file));
        expect(error).to.include({ code: "EZKL_FAILED" });
        expect(error)
          .to.have.property("message")
          .that.matches(/^EZKL refused the step gen_settings/);
        expect(error)
          .to.have.property("remedy")
          .that.matches(/docs\/IMPORT\.md/);
      } finally {
        python = working;
      }
    });
  });
});
