import { readFile, writeFile } from "node:fs/promises";
import { rejection } from "@idol/dev/code-of";
import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { HardhatPluginError } from "hardhat/plugins";
import { useProject } from "./project.ts";

/** The code of what the plugin refuses, which comes as Hardhat's own error. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await rejection(promise);
  if (error instanceof HardhatPluginError && error.cause instanceof CodedError) return error.cause.code;
  throw error;
}

describe("a model's way to a verified proof, by the tasks", function () {
  this.timeout(300_000);
  const project = useProject({ built: true });

  before(async () => {
    await project.run("prove", {
      circuit: "small",
      input: project.path("models/sample.json"),
      out: project.path("proof.json"),
    });
  });

  const proof = () => project.path("proof.json");

  it("builds nothing again when nothing has changed", async () => {
    const { result, output } = await project.run("setup");
    expect(result[0].ran).to.deep.equal([]);
    expect(output).to.include("small: unchanged");
  });

  it("verifies the proof with the key and with the contract, and says the same of the outputs", async () => {
    const { result: off } = await project.run("verify", { circuit: "small", proof: proof() });
    const { result: on } = await project.run("verify-evm", { circuit: "small", proof: proof() });
    expect(on.outputs).to.deep.equal(off.outputs);
    expect(off.outputs.y.values[0]).to.be.closeTo(0.002, 0.001);
    expect(on.gas > 350_000n && on.gas < 450_000n, `${on.gas}`).to.equal(true);
  });

  it("refuses the proof with another output", async () => {
    const forged = JSON.parse(await readFile(proof(), "utf8"));
    forged.instances[0][1] = forged.instances[0][0];
    forged.pretty_public_inputs = null;
    await writeFile(project.path("forged.json"), JSON.stringify(forged));
    const args = { circuit: "small", proof: project.path("forged.json") };
    expect(await refusal(project.run("verify", args))).to.equal("PROOF_INVALID");
    expect(await refusal(project.run("verify-evm", args))).to.equal("PROOF_INVALID");
  });

  it("refuses the circuit once its configuration is another one than it was built from", async () => {
    const other = {
      circuits: { small: { onnx: "models/small.onnx", sample: "models/sample.json", scale: 6 } },
    };
    const args = { circuit: "small", proof: proof() };
    expect(await refusal(project.run("verify", args, other))).to.equal("CIRCUIT_STALE");
  });
});
