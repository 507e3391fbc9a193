import { expect } from "chai";
import type { HardhatUserConfig } from "hardhat/config";
import { validateUserConfig } from "../src/config/validate.ts";

const good = { onnx: "a.onnx", sample: "a.json" };

/** What is said of the circuit `a`, and of the circuits beside it. */
function errorsOf(circuit: object, others: object = {}): string[] {
  const ezkl = { circuits: { a: { ...good, ...circuit }, ...others } };
  return validateUserConfig({ ezkl } as HardhatUserConfig).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );
}

describe("ezkl in hardhat.config.ts", () => {
  it("takes everything that the README lists", () => {
    const all = {
      inputs: { pixels: "private", more: "private" },
      params: "fixed",
      outputs: "public",
      axes: { batch_size: 1, "x.0": 4 },
      scale: "auto",
      base: 1016,
      legs: 4,
      columns: 2,
      logrows: 12,
      sample: ["a.json", "b.npy"],
      contract: "AVerifier",
      exact: false,
      tolerance: 0.01,
      insecureSrs: true,
    };
    expect(errorsOf(all)).to.deep.equal([]);
    expect(errorsOf({ inputs: "public", scale: 7 })).to.deep.equal([]);
  });

  const bad: Record<string, [circuit: object, said: RegExp]> = {
    "a field that there is not": [{ onx: "a" }, /^ezkl\.circuits\.a: .*onx/],
    "no ONNX": [{ onnx: undefined }, /^ezkl\.circuits\.a\.onnx: expected a path/],
    "no sample": [{ sample: undefined }, /^ezkl\.circuits\.a\.sample: expected the path of an input file/],
    "an input that is neither": [
      { inputs: { x: "secret" } },
      /^ezkl\.circuits\.a\.inputs\.x: expected "private"/,
    ],
    "inputs of two visibilities": [
      { inputs: { x: "private", y: "public" } },
      /^ezkl\.circuits\.a\.inputs: EZKL has one visibility for all inputs/,
    ],
    "public weights": [{ params: "public" }, /^ezkl\.circuits\.a\.params: expected "fixed"/],
    "a scale of 40": [{ scale: 40 }, /^ezkl\.circuits\.a\.scale: expected a whole number from 1 to 16/],
    "half a leg": [{ legs: 1.5 }, /^ezkl\.circuits\.a\.legs: expected a whole number/],
    "eight columns": [{ columns: 8 }, /^ezkl\.circuits\.a\.columns: .*24,576/],
    "2^21 rows": [{ logrows: 21 }, /^ezkl\.circuits\.a\.logrows: .*2\^20/],
    "a contract that is no identifier": [
      { contract: "My Verifier" },
      /^ezkl\.circuits\.a\.contract: expected a Solidity/,
    ],
    "an axis without size": [{ axes: { n: 0 } }, /^ezkl\.circuits\.a\.axes\.n: expected the axis's size/],
  };
  for (const [what, [circuit, said]] of Object.entries(bad))
    it(`refuses ${what}, and names the field`, () => {
      expect(errorsOf(circuit)).to.have.lengthOf(1);
      expect(errorsOf(circuit)[0]).to.match(said);
    });

  it("refuses names that are none, and names and contracts that collide after casing", () => {
    expect(errorsOf({}, { "9 lives": good })[0]).to.match(
      /^ezkl\.circuits\.9 lives: a circuit's name begins with a letter/,
    );
    expect(errorsOf({}, { A: good })[0]).to.match(/^ezkl\.circuits\.A: its folder is that of "a"/);
    expect(errorsOf({}, { "my-net": good, my_net: good })[0]).to.match(
      /my_net: its verifier MyNetVerifier is that of "my-net"/,
    );
    expect(errorsOf({}, { b: { ...good, contract: "AVerifier" } })[0]).to.match(
      /b: its verifier AVerifier is that of "a"/,
    );
  });
});
