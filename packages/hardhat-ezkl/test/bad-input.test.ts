import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import type { CircuitUserConfig } from "../src/index.ts";
import { CIRCUITS, useProject } from "./project.ts";
import { refusal, refusalCode } from "./refusal.ts";

const { onnx } = onnxProto;

/** The small model with something else in it. */
async function edited(path: string, edit: (graph: onnxProto.onnx.IGraphProto) => void): Promise<Uint8Array> {
  const model = onnx.ModelProto.decode(await readFile(path));
  edit(model.graph!);
  return onnx.ModelProto.encode(model).finish();
}

describe("bad input to ezkl setup", function () {
  this.timeout(120_000);
  const project = useProject();
  const onnxPath = () => project.path("models/small.onnx");
  const setup = (circuit: Partial<CircuitUserConfig>) =>
    project.run("setup", {}, { circuits: { small: { ...CIRCUITS.small!, ...circuit } } });
  const withModel = async (bytes: Uint8Array | string) => {
    await writeFile(project.path("models/bad.onnx"), bytes);
    return await refusal(setup({ onnx: "models/bad.onnx" }));
  };
  const withSample = async (sample: unknown) => {
    await writeFile(
      project.path("models/bad.json"),
      typeof sample === "string" ? sample : JSON.stringify(sample),
    );
    return await refusal(setup({ sample: "models/bad.json" }));
  };
  const x = Array.from({ length: 64 }, () => 0.5);

  afterEach("nothing of a circuit is left", async () => {
    expect(await readdir(project.path("ezkl")).catch(() => [])).to.deep.equal([]);
    expect(await readdir(project.path("contracts")).catch(() => [])).to.deep.equal([]);
  });

  it("is refused where there is no ONNX, or no sample", async () => {
    expect(await refusalCode(setup({ onnx: "models/none.onnx" }))).to.equal("ONNX_MISSING");
    expect(await refusalCode(setup({ sample: "models/none.json" }))).to.equal("FILE_MISSING");
  });

  it("is refused where the file is no ONNX, or has dynamic axes", async () => {
    expect((await withModel("not an ONNX")).code).to.equal("ONNX_INVALID");
    const open = await edited(onnxPath(), ({ input }) => {
      input![0]!.type!.tensorType!.shape!.dim![0] = { dimParam: "batch" };
    });
    const { code, message } = await withModel(open);
    expect(code).to.equal("ONNX_DYNAMIC");
    expect(message).to.include('"batch"');
  });

  it("is refused where onnxruntime cannot run what EZKL takes", async () => {
    const model = onnx.ModelProto.decode(await readFile(onnxPath()));
    model.irVersion = 99;
    const { code, message } = await withModel(onnx.ModelProto.encode(model).finish());
    expect(code).to.equal("ONNX_INVALID");
    expect(message).to.include("onnxruntime");
  });

  it("is refused where the configuration names an input that the model has not", async () => {
    expect(await refusalCode(setup({ inputs: { pixels: "private" } }))).to.equal("INPUT_UNKNOWN");
    expect(await refusalCode(setup({ axes: { batch: 1 } }))).to.equal("OPTION_INVALID");
  });

  it("is refused where the sample has another shape, other names, NaN or numbers beyond the range", async () => {
    expect((await withSample("{")).code).to.equal("INPUT_INVALID");
    expect((await withSample({ key: [1], x: x.slice(1) })).message).to.include("[1, 1, 8, 8]");
    expect((await withSample({ key: [1], pixels: x })).message).to.include('"pixels"');
    expect((await withSample({ key: [1] })).message).to.include('"x"');
    expect((await withSample({ key: [1], x: x.with(3, null as never) })).code).to.equal("INPUT_INVALID");
  });

  it("is refused where an operator is not one that EZKL takes", async () => {
    const strange = await edited(onnxPath(), ({ node }) => {
      node!.find(({ opType }) => opType === "Relu")!.opType = "NoSuchOperator";
    });
    expect((await withModel(strange)).code).to.equal("ONNX_UNSUPPORTED");
  });

  it("is refused where an operator is not exact", async () => {
    const sigmoid = await edited(onnxPath(), ({ node }) => {
      node!.find(({ opType }) => opType === "Relu")!.opType = "Sigmoid";
    });
    expect((await withModel(sigmoid)).code).to.equal("CIRCUIT_INEXACT");
  });

  it("is refused where the sample's values leave the circuit's range", async () => {
    await writeFile(project.path("models/large.json"), JSON.stringify({ key: [1], x: x.map(() => 1e9) }));
    const large = { sample: "models/large.json", legs: 2 };
    expect(await refusalCode(setup(large))).to.equal("CIRCUIT_RANGE");
  });

  it("is refused where the Python of the configuration is none, or has no EZKL", async () => {
    const python = project.path("no-python");
    const run = project.run("setup", {}, { circuits: CIRCUITS, python });
    expect(await refusalCode(run)).to.equal("PYTHON_MISSING");
  });

  it("is refused where the project's SRS is not the ceremony's", async () => {
    await mkdir(project.path("srs"), { recursive: true });
    await writeFile(project.path("srs/kzg9.srs"), "not an SRS");
    const run = project.run("setup", {}, { circuits: CIRCUITS, paths: { srs: "srs" } });
    expect(await refusalCode(run)).to.equal("SRS_WRONG_HASH");
  });
});

describe("an interrupted setup", function () {
  this.timeout(120_000);
  const project = useProject({ built: true });

  it("leaves a build that is not used, and goes on from there", async () => {
    // What a kill between the artefacts and their record leaves.
    await rm(project.path("ezkl/small/circuit.json"));
    const args = { circuit: "small", input: project.path("models/sample.json") };
    expect(await refusalCode(project.run("witness", args))).to.equal("CIRCUIT_NOT_BUILT");
    const { result } = await project.run("setup");
    expect(result[0].ran).to.include("plan").and.not.include("setup");
    expect((await project.run("witness", args)).result.circuit).to.equal("small");
  });

  it("does the same with files of another build among its own", async () => {
    await cp(project.path("ezkl/small/settings.json"), project.path("ezkl/small/vk.key"));
    const { result } = await project.run("setup");
    expect(result[0].ran).to.include("setup");
  });
});

describe("circuits on hardhat build", function () {
  this.timeout(120_000);
  const project = useProject();

  it("are refused where the configuration says so, else built along", async () => {
    const strict = await project.runtime({ circuits: CIRCUITS, onBuild: "refuse" });
    expect(await refusalCode(strict.tasks.getTask("build").run({ quiet: true }))).to.equal(
      "CIRCUIT_NOT_BUILT",
    );
    const hre = await project.runtime();
    await hre.tasks.getTask("build").run({ quiet: true });
    expect(await hre.artifacts.artifactExists("SmallVerifier")).to.equal(true);
    expect(await readFile(project.path("types/hardhat-ezkl.ts"), "utf8")).to.include('"small"');
  });

  it("are removed by ezkl clean, file by file", async () => {
    await writeFile(project.path("ezkl/small/notes.txt"), "mine");
    await project.run("clean");
    expect(await readdir(project.path("ezkl/small"))).to.deep.equal(["notes.txt"]);
    expect(await readdir(project.path("contracts/generated"))).to.deep.equal([]);
  });
});
