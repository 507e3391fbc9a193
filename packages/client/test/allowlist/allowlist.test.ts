import { codeOf, errorOf } from "@idol/dev/code-of";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import {
  admissionOf,
  allowlistOf,
  formatAllowlist,
  parseAdmission,
  parseAllowlist,
} from "../../src/allowlist/allowlist.ts";

const MEMBERS = [
  "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
  "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
];
const STRANGER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

describe("an allowlist", () => {
  const list = allowlistOf(MEMBERS);
  const text = formatAllowlist(list);

  it("hashes a leaf twice, as the contract does", () => {
    const once = keccak256(AbiCoder.defaultAbiCoder().encode(["address"], [MEMBERS[0]]));
    expect(allowlistOf([MEMBERS[0]!]).root).to.equal(keccak256(once));
  });

  it("has the same root whatever the order of the rows", () => {
    expect(allowlistOf(MEMBERS.toReversed()).root).to.equal(list.root);
  });

  it("proves each member, in any case, and nobody else", () => {
    for (const member of MEMBERS) {
      const proof = admissionOf(list, member.toLowerCase(), list.root);
      expect(StandardMerkleTree.verify(list.root, ["address"], [member], proof)).to.equal(true);
      expect(StandardMerkleTree.verify(list.root, ["address"], [STRANGER], proof)).to.equal(false);
    }
    expect(codeOf(() => admissionOf(list, STRANGER, list.root))).to.equal("ALLOWLIST_INVALID");
    expect(codeOf(() => admissionOf(list, MEMBERS[0]!, keccak256("0x01")))).to.equal("ALLOWLIST_INVALID");
  });

  it("is read back as it was written, and not where it was edited or cut off", () => {
    expect(parseAllowlist(text).root).to.equal(list.root);
    const root = text.replace(list.root, keccak256("0x01"));
    for (const wrong of [text.replace(MEMBERS[0]!, STRANGER), root, text.slice(0, 200), "{}"]) {
      const { code, cause } = errorOf(() => parseAllowlist(wrong));
      expect(code).to.equal("ALLOWLIST_INVALID");
      expect(cause).to.be.instanceOf(Error);
    }
  });

  it("admits by the whole list, by a result with a proof in it, and by the hashes alone", () => {
    const [member] = MEMBERS as [string];
    const proof = admissionOf(list, member, list.root);
    for (const given of [
      text,
      JSON.stringify({ proof: { proof } }),
      JSON.stringify(proof),
      proof.join("\n"),
      `\n${proof.join(", ")}\n`,
    ]) {
      expect(parseAdmission(given, member, list.root)).to.deep.equal(proof);
    }
    for (const given of [
      "",
      " \n",
      "hello",
      "null",
      "{}",
      "[1]",
      JSON.stringify([...proof, "0x12"]),
      JSON.stringify({ proof: { proof: ["0x12"] } }),
      JSON.stringify({ proof: null }),
    ]) {
      expect(
        codeOf(() => parseAdmission(given, member, list.root)),
        given,
      ).to.equal("ALLOWLIST_INVALID");
    }
  });
});
