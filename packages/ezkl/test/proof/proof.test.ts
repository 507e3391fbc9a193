import { codeOf } from "@idol/dev/code-of";
import { nativeProof, nativeProofText } from "@idol/dev/native-proof";
import { expect } from "chai";
import { Interface } from "ethers";
import fc from "fast-check";
import { FIELD_MODULUS, toLittleEndianHex, toSigned } from "../../src/proof/field.ts";
import { parseProof, proofCalldata } from "../../src/proof/proof.ts";

/** r itself, as EZKL would write it. */
const unreduced = Buffer.from(FIELD_MODULUS.toString(16), "hex").reverse().toString("hex");

describe("parseProof", () => {
  it("reads a proof that native EZKL wrote", () => {
    const { instances, bytes, hex } = parseProof(nativeProofText);
    expect(instances[0]).to.equal(0x1234567890abcdef1234f39fd6e51aad88f6f4ce6ab8827279cfffb92266n);
    expect(toSigned(instances[1]!)).to.equal(-752668n);
    expect(bytes.length).to.equal(1952);
    expect(hex).to.equal(nativeProof().hex_proof);
  });

  const edits: Record<string, (proof: ReturnType<typeof nativeProof>) => unknown> = {
    "proof bytes edited": (p) => ({ ...p, proof: p.proof.with(100, p.proof[100]! ^ 1) }),
    "hex_proof edited": (p) => ({
      ...p,
      hex_proof: p.hex_proof.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    }),
    "hex_proof in upper case": (p) => ({ ...p, hex_proof: p.hex_proof.toUpperCase() }),
    "proof cut on one side only": (p) => ({ ...p, proof: p.proof.slice(0, -1) }),
    "no proof bytes": (p) => ({ ...p, proof: [], hex_proof: "0x" }),
    "a byte that is none": (p) => ({ ...p, proof: p.proof.with(0, 256) }),
    "an instance missing": (p) => ({ ...p, instances: [[p.instances[0][0]]] }),
    "an instance too many": (p) => ({ ...p, instances: [[...p.instances[0], "00".repeat(32)]] }),
    "two sets of instances": (p) => ({ ...p, instances: [p.instances[0], p.instances[0]] }),
    "instances swapped": (p) => ({ ...p, instances: [p.instances[0].toReversed()] }),
    "an instance edited": (p) => ({ ...p, instances: [[p.instances[0][0], toLittleEndianHex(752668n)]] }),
    "an instance of r": (p) => ({ ...p, instances: [[unreduced, p.instances[0][1]]] }),
    "an instance with 0x": (p) => ({ ...p, instances: [[`0x${p.instances[0][0]}`, p.instances[0][1]]] }),
    "an instance as a number": (p) => ({ ...p, instances: [[1, 2]] }),
    "another transcript": (p) => ({ ...p, transcript_type: "Poseidon" }),
    "another commitment": (p) => ({ ...p, commitment: "IPA" }),
    "a field missing": ({ commitment: _, ...p }) => p,
    "a field too many": (p) => ({ ...p, extra: 1 }),
    "not an object": () => [1, 2, 3],
    null: () => null,
  };
  for (const [name, edit] of Object.entries(edits)) {
    it(`refuses ${name}`, () => {
      const text = JSON.stringify(edit(nativeProof()));
      expect(codeOf(() => parseProof(text))).to.equal("PROOF_MALFORMED");
    });
  }

  it("refuses a truncated, an empty and an oversized file", () => {
    for (const text of [
      "",
      nativeProofText.slice(0, 500),
      nativeProofText.trimEnd().slice(0, -1),
      " ".repeat(2_000_000),
    ]) {
      expect(codeOf(() => parseProof(text))).to.equal("PROOF_MALFORMED");
    }
  });

  it("never throws anything but PROOF_MALFORMED, whatever is changed", () => {
    const position = fc.nat(nativeProofText.length - 1);
    const change = fc.record({ at: position, remove: fc.nat(40), insert: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(change, ({ at, remove, insert }) => {
        const text = nativeProofText.slice(0, at) + insert + nativeProofText.slice(at + remove);
        try {
          const { instances } = parseProof(text);
          return instances.every((instance) => instance >= 0n && instance < FIELD_MODULUS);
        } catch (error) {
          return (error as { code?: string }).code === "PROOF_MALFORMED";
        }
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe("proofCalldata", () => {
  it("fits verifyProof(bytes, uint256[])", () => {
    const proof = parseProof(nativeProofText);
    const verifier = new Interface(["function verifyProof(bytes proof, uint256[] instances) returns (bool)"]);
    const decoded = verifier.decodeFunctionData(
      "verifyProof",
      verifier.encodeFunctionData("verifyProof", proofCalldata(proof)),
    );
    expect(decoded.proof).to.equal(proof.hex);
    expect(Array.from(decoded.instances as bigint[])).to.deep.equal(proof.instances);
  });
});
