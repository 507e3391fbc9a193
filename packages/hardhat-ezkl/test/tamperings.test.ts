import "../src/chai.ts";
import { rejection } from "@idol/dev/code-of";
import { AssertionError, expect } from "chai";
import type { CircuitProof, EzklCircuit, EzklVerifier } from "../src/index.ts";
import { rejectsProof, tamperings } from "../src/testing.ts";
import { useProject } from "./project.ts";

describe("tamperings of a real proof", function () {
  this.timeout(300_000);
  const project = useProject({ built: true });
  let circuit: EzklCircuit;
  let verifier: EzklVerifier;
  let proof: CircuitProof;
  let other: CircuitProof;

  before(async () => {
    const hre = await project.runtime();
    circuit = await hre.ezkl.circuit("small");
    const x = Array.from({ length: 64 }, (_, index) => index / 64);
    ({ proof } = await circuit.prove({ key: [5n], x }));
    ({ proof: other } = await circuit.prove({ key: [6n], x }));
    const connection = await hre.network.create();
    verifier = await connection.ezkl.deployVerifier("small");
  });
  after(() => circuit.close());

  it("are of every kind, each with a name of its own", () => {
    const names = tamperings(proof, { other }).map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    for (const kind of [
      "instance 1 unreduced",
      "word 60 ",
      "a byte short",
      "another proof's",
      "ABI: both offsets",
    ])
      expect(
        names.some((name) => name.startsWith(kind)),
        kind,
      ).to.equal(true);
  });

  it("are all refused by the contract, which takes the proof itself", async () => {
    await expect(verifier).to.accept(proof);
    const taken: string[] = [];
    for (const bad of tamperings(proof, { other }))
      await rejectsProof(verifier, bad).catch(() => taken.push(bad.name));
    expect(taken).to.deep.equal([]);
  });

  it("are all refused with the key, which takes the proof itself", async () => {
    await expect(circuit).to.accept(proof);
    const taken: string[] = [];
    for (const bad of tamperings(proof, { other }))
      await rejectsProof(circuit, bad).catch(() => taken.push(bad.name));
    expect(taken).to.deep.equal([]);
  });

  it("fail the matchers where a proof is taken or refused that should not be", async () => {
    const [bad] = tamperings(proof);
    expect(await rejection(expect(verifier).to.rejectProof(proof))).to.be.instanceOf(AssertionError);
    expect(await rejection(expect(verifier).to.accept(bad!))).to.be.instanceOf(AssertionError);
  });
});
