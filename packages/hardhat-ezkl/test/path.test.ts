import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { CIRCUITS, useProject } from "./project.ts";
import { refusalCode } from "./refusal.ts";

describe("a model's way to a verified proof, by the tasks", function () {
  this.timeout(300_000);
  const project = useProject({ built: true });
  const file = (name: string) => ({ circuit: "small", proof: project.path(name) });
  const input = () => ({ circuit: "small", input: project.path("models/sample.json") });

  before(async () => {
    await project.run("prove", { ...input(), out: project.path("proof.json") });
  });

  it("builds nothing again when nothing has changed", async () => {
    const { result, output } = await project.run("setup");
    expect(result[0].ran).to.deep.equal([]);
    expect(output).to.include("small: unchanged");
  });

  it("computes by the engine, by EZKL for Python and in a proof the same outputs", async () => {
    const { result: witness } = await project.run("witness", input());
    const { result: mock } = await project.run("mock", input());
    const { result: verified } = await project.run("verify", file("proof.json"));
    expect(witness.outputs.y.values[0]).to.be.closeTo(0.002, 0.001);
    expect(mock.outputs).to.deep.equal(witness.outputs);
    expect(verified.outputs).to.deep.equal(witness.outputs);
  });

  it("says with the contract what it says with the key", async () => {
    const { result: off } = await project.run("verify", file("proof.json"));
    const { result: on } = await project.run("verify-evm", file("proof.json"));
    expect(on.outputs).to.deep.equal(off.outputs);
    expect(on.gas > 350_000n && on.gas < 450_000n, `${on.gas}`).to.equal(true);
  });

  it("refuses the proof with another output", async () => {
    const forged = JSON.parse(await readFile(project.path("proof.json"), "utf8"));
    forged.instances[0][1] = forged.instances[0][0];
    forged.pretty_public_inputs = null;
    await writeFile(project.path("forged.json"), JSON.stringify(forged));
    expect(await refusalCode(project.run("verify", file("forged.json")))).to.equal("PROOF_INVALID");
    expect(await refusalCode(project.run("verify-evm", file("forged.json")))).to.equal("PROOF_INVALID");
  });

  it("refuses a proof that says it is of another build, and takes EZKL's own file, which says nothing", async () => {
    const proof = JSON.parse(await readFile(project.path("proof.json"), "utf8"));
    const { hardhat_ezkl: origin, ...plain } = proof;
    const older = { ...plain, hardhat_ezkl: { ...origin, build: `0x${"ab".repeat(32)}` } };
    await writeFile(project.path("older.json"), JSON.stringify(older));
    await writeFile(project.path("plain.json"), JSON.stringify(plain));
    expect(await refusalCode(project.run("verify", file("older.json")))).to.equal("PROOF_OF_OTHER_BUILD");
    expect((await project.run("verify", file("plain.json"))).result.circuit).to.equal("small");
  });

  it("refuses the circuit once its configuration or its model is another one than it was built from", async () => {
    const other = { circuits: { small: { ...CIRCUITS.small!, scale: 6 } } };
    expect(await refusalCode(project.run("verify", file("proof.json"), other))).to.equal("CIRCUIT_STALE");
    const onnx = await readFile(project.path("models/small.onnx"));
    await writeFile(project.path("models/small.onnx"), Buffer.concat([onnx, Buffer.from([0x10, 0x01])]));
    try {
      expect(await refusalCode(project.run("prove", input()))).to.equal("CIRCUIT_STALE");
    } finally {
      await writeFile(project.path("models/small.onnx"), onnx);
    }
  });

  it("refuses artefacts that were changed after the build", async () => {
    const vk = project.path("ezkl/small/vk.key");
    const bytes = await readFile(vk);
    await writeFile(vk, bytes.with(40, bytes[40]! ^ 1));
    try {
      expect(await refusalCode(project.run("verify", file("proof.json")))).to.equal("ARTEFACT_MISMATCH");
    } finally {
      await writeFile(vk, bytes);
    }
  });

  it("tells what the circuit costs, and measures it", async () => {
    const { result, output } = await project.run("info", { measure: true });
    expect(result[0]).to.include({ built: true, logrows: 9, proofBytes: 1952, exact: true });
    expect(output).to.match(/rows +504 of 2\^9[\s\S]+gas +4\d{5}/);
  });

  it("types the circuit's inputs and outputs", async () => {
    const types = await readFile(project.path("types/hardhat-ezkl.ts"), "utf8");
    expect(types).to.include('"x": Tensor<[1, 1, 8, 8]>;').and.to.include('"y": Stated<[1, 1]>;');
  });

  it("prints one JSON value with --json, an error too", async () => {
    const { output } = await project.run("verify", { ...file("proof.json"), json: true });
    expect(JSON.parse(output).outputs.y.shape).to.deep.equal([1, 1]);
  });
});
