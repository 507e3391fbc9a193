import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rejection, rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { type BuildOptions, buildCircuit, ensureEzkl } from "@idol/ezkl/build";
import { encodeInput, type InputValues, parseSettings } from "@idol/ezkl/circuit";
import {
  addKey,
  checkDifferences,
  differences,
  fromField,
  type OutputDifference,
  runOnnxruntime,
} from "@idol/ezkl/model";
import { instanceSpans } from "@idol/ezkl/proof";
import { createProver, loadProvingArtefacts } from "@idol/ezkl/prover";
import { expect } from "chai";
import { makeModel, numbers, oneOperator, twoBranches } from "../onnx/models.ts";

const SCALE = 7;
const parameters = { scale: SCALE, decompBase: 240, decompLegs: 3, numInnerCols: 1 };
const SMALL = [-1.5, 0.25, 0.75, 2];

interface Built {
  differences: OutputDifference[];
  instances: bigint[];
  spans: ReturnType<typeof instanceSpans>;
  manifest: Awaited<ReturnType<typeof buildCircuit>>["manifest"];
}

/** Builds the circuit of a model, proves its sample by the engine in WebAssembly and verifies the proof. */
async function buildAndProve(
  onnx: Uint8Array,
  inputs: readonly InputValues[],
  more: Partial<BuildOptions["parameters"]> = {},
): Promise<Built> {
  return await withFolder(async (folder) => {
    let found: OutputDifference[] = [];
    const { manifest } = await buildCircuit({
      name: "any",
      onnx,
      input: Buffer.from(encodeInput(inputs)),
      parameters: { ...parameters, ...more },
      place: { folder, verifiers: folder },
      python: () => ensureEzkl(),
      check: async (outputs, { model_output_scales: scales }) => {
        found = differences(outputs, scales, (await runOnnxruntime(onnx, inputs))!);
        // What passes a field element through is not onnxruntime's.
        checkDifferences(found, 0.1, new Set(typeof inputs[0]![0] === "bigint" ? [0] : []));
      },
    });
    const circuit = await loadProvingArtefacts(folder);
    const prover = await createProver({ circuit, backend: "wasm", threads: 1, cache: join(folder, "keys") });
    try {
      const { proof } = await prover.prove({ inputs });
      const instances = await prover.verify(proof);
      const spans = instanceSpans(parseSettings(await readFile(join(folder, "settings.json"), "utf8")));
      return { differences: found, instances, spans, manifest };
    } finally {
      await prover.close();
    }
  });
}

describe("a circuit of any model", function () {
  this.timeout(240_000);

  it("has several inputs and outputs of any shape, a key beside them, and the rows that it needs", async () => {
    const key = 2n ** 247n + 5n;
    const built = await buildAndProve(addKey(twoBranches), [[key], numbers(32, 4), numbers(3, 5)]);
    const { instances, spans, manifest } = built;
    expect(spans).to.deep.equal([
      { of: "output", index: 0, start: 0, length: 1, scale: SCALE, shape: [1, 1] },
      { of: "output", index: 1, start: 1, length: 8, scale: 2 * SCALE, shape: [1, 2, 2, 2] },
      { of: "output", index: 2, start: 9, length: 2, scale: 2 * SCALE, shape: [1, 2] },
    ]);
    expect(instances[0]).to.equal(key);
    expect(instances.length).to.equal(11);
    expect(manifest.srs).to.deep.equal({ logrows: 9, origin: "ceremony" });
    expect(manifest).not.to.have.property("exact");
    // Of each product both factors are rounded to the nearest 2^-7; both are 1 at most.
    const [, features, scores] = built.differences;
    expect(features!.largest).to.be.lessThan(18 * (2 ** -SCALE + 2 ** -15) + 1e-5);
    expect(scores!.largest).to.be.lessThan(3 * (2 ** -SCALE + 2 ** -15) + 2 ** -15 + 1e-5);
  });

  it("tells public inputs and outputs as they are, and of hashed ones a hash each", async () => {
    const relu = oneOperator("Relu");
    const open = await buildAndProve(relu, [SMALL], {
      visibility: { inputs: "public", params: "fixed", outputs: "public" },
    });
    // Fewer would do, but no ceremony has made an SRS for them.
    expect(open.manifest.srs).to.deep.equal({ logrows: 8, origin: "ceremony" });
    expect(open.spans.map(({ of, start }) => `${of} ${start}`)).to.deep.equal(["input 0", "output 4"]);
    expect(open.instances.map((element) => fromField(element, SCALE))).to.deep.equal([
      ...SMALL,
      ...SMALL.map((value) => Math.max(0, value)),
    ]);
    const hashed = await buildAndProve(relu, [SMALL], {
      visibility: { inputs: "hashed", params: "fixed", outputs: "public" },
    });
    expect(hashed.spans[0]).to.deep.include({ of: "input", length: 1, scale: undefined });
    expect(hashed.instances.slice(1)).to.deep.equal(open.instances.slice(4));
    expect(open.instances).not.to.include(hashed.instances[0]);
  });

  it("is refused where it would not be exact, unless that is allowed", async () => {
    const sigmoid = oneOperator("Sigmoid");
    expect(await rejectionCode(buildAndProve(sigmoid, [SMALL]))).to.equal("CIRCUIT_INEXACT");
    const { differences: found, manifest } = await buildAndProve(sigmoid, [SMALL], { exact: false });
    expect(manifest.exact).to.equal(false);
    // One rounding at the table's scale.
    expect(found[0]!.largest).to.be.lessThan(2 ** -SCALE);
  });

  it("is refused where EZKL does not know an operator, and says which", async () => {
    const error = await rejection(buildAndProve(oneOperator("Sorcery"), [SMALL]));
    expect(error).to.include({ code: "ONNX_UNSUPPORTED" });
    expect(String(error)).to.include("Sorcery");
  });

  it("is refused where EZKL computes something else than onnxruntime: a maximum padded with zeros", async () => {
    const padded = makeModel(
      [["x", [1, 1, 2, 2]]],
      [["y", [1, 1, 3, 3]]],
      [["MaxPool", ["x"], ["y"], { kernel_shape: [2, 2], strides: [1, 1], pads: [1, 1, 1, 1] }]],
    );
    const negative = [[-1, -2, -3, -4]];
    expect(await rejectionCode(buildAndProve(padded, negative))).to.equal("CIRCUIT_INEXACT");
    expect(await rejectionCode(buildAndProve(padded, negative, { exact: false }))).to.equal("ONNX_MISMATCH");
  });

  it("is refused where the sample drives it out of its range", async () => {
    expect(await rejectionCode(buildAndProve(oneOperator("Relu"), [[1e6, 0, 0, 0]]))).to.equal(
      "CIRCUIT_RANGE",
    );
  });
});
