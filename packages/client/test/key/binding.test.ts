import { codeOf } from "@idol/dev/code-of";
import { nativeProof } from "@idol/dev/native-proof";
import { CodedError } from "@idol/ezkl/errors";
import { toLittleEndianHex } from "@idol/ezkl/proof";
import { expect } from "chai";
import {
  checkBinding,
  createBinding,
  keyBindingOf,
  openingOf,
  type ProofBinding,
  parseBinding,
} from "../../src/key/binding.ts";
import { deriveKey } from "../../src/key/key.ts";

const key = {
  account: "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
  chainId: 31337n,
  reward: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  season: 3n,
  termsHash: `0x${"ef".repeat(32)}`,
  opening: { salt: `0x${"5a".repeat(32)}`, recordingHash: `0x${"7b".repeat(32)}` },
};
const judge = { name: "idol", hash: `0x${"ab".repeat(32)}` };
const proof = proofWithKey(deriveKey(key));
const binding = createBinding(proof, key, judge);

/** Native EZKL's proof with another key in it: it would not verify, but it parses. */
function proofWithKey(value: bigint): string {
  const json = nativeProof();
  return JSON.stringify({
    ...json,
    instances: [[toLittleEndianHex(value), json.instances[0][1]]],
    pretty_public_inputs: null,
  });
}

/** What `checkBinding` says about an edited pair. */
function complaint(text: string, edited: ProofBinding): string {
  try {
    checkBinding(text, edited, judge);
  } catch (error) {
    if (error instanceof CodedError && error.code === "BINDING_MISMATCH") return error.message;
    throw error;
  }
  return "nothing";
}

describe("checkBinding", () => {
  it("accepts a proof with the sidecar that was made for it, also after writing and reading", () => {
    checkBinding(proof, binding, judge);
    const read = parseBinding(JSON.stringify(binding));
    expect(read).to.deep.equal(binding);
    checkBinding(proof, read);
    expect(deriveKey(keyBindingOf(read))).to.equal(deriveKey(key));
  });

  it("names the account where the proof is another's, and who is paid: nobody by what is no key", () => {
    const other = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    expect(complaint(proof, { ...binding, account: other })).to.include(`pays ${key.account}, not`);
    expect(complaint(proofWithKey(1n << 250n), binding))
      .to.include("pays nobody")
      .and.include(key.account);
  });

  for (const edit of [
    { chainId: "1" },
    { reward: "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512" },
    { season: "4" },
    { termsHash: `0x${"01".repeat(32)}` },
    { salt: `0x${"01".repeat(32)}` },
    { recordingHash: `0x${"01".repeat(32)}` },
  ]) {
    it(`notices an edited ${Object.keys(edit)[0]}`, () => {
      expect(complaint(proof, { ...binding, ...edit })).to.match(new RegExp(Object.keys(edit)[0]!));
    });
  }

  it("names the text where proof bytes or the score were edited", () => {
    const json = JSON.parse(proof) as ReturnType<typeof nativeProof>;
    const bytes = json.proof.with(7, json.proof[7]! ^ 1);
    const hex_proof = `0x${Buffer.from(bytes).toString("hex")}`;
    expect(complaint(JSON.stringify({ ...json, proof: bytes, hex_proof }), binding)).to.match(/proofSha256/);
    const score = [[json.instances[0][0], toLittleEndianHex(5n)]];
    expect(complaint(JSON.stringify({ ...json, instances: score }), binding)).to.match(/proofSha256/);
    expect(complaint(`${proof}\n`, binding)).to.match(/proofSha256/);
  });

  it("names the judge where it is another", () => {
    expect(complaint(proof, { ...binding, judgeHash: `0x${"cd".repeat(32)}` })).to.match(/judgeHash/);
  });

  it("leaves a malformed proof or address to their own codes", () => {
    expect(codeOf(() => checkBinding("{}", binding))).to.equal("PROOF_MALFORMED");
    const zero = { ...binding, account: `0x${"0".repeat(40)}` };
    expect(codeOf(() => checkBinding(proof, zero))).to.equal("ADDRESS_INVALID");
  });
});

describe("createBinding", () => {
  it("writes hashes in small letters and addresses with their checksums, whatever it is given", () => {
    const upper = (hash: string) => `0x${hash.slice(2).toUpperCase()}`;
    const { salt, recordingHash } = key.opening;
    const given = {
      ...key,
      account: key.account.toLowerCase(),
      reward: key.reward.toLowerCase(),
      termsHash: upper(key.termsHash),
      opening: { salt: upper(salt), recordingHash: upper(recordingHash) },
    };
    expect(createBinding(proof, given, { ...judge, hash: upper(judge.hash) })).to.deep.equal(binding);
  });

  it("writes zeros for salt and recording where there is none", () => {
    const { opening, ...unbound } = key;
    const { salt, recordingHash } = createBinding(proof, unbound, judge);
    expect([salt, recordingHash]).to.deep.equal([`0x${"00".repeat(32)}`, `0x${"00".repeat(32)}`]);
    expect(keyBindingOf(createBinding(proof, unbound, judge)).opening).to.equal(undefined);
  });
});

describe("openingOf", () => {
  it("is what the key was made with, and refused where the proof is bound to no recording", () => {
    expect(openingOf(binding)).to.deep.equal(key.opening);
    const { opening, ...unbound } = key;
    expect(codeOf(() => openingOf(createBinding(proof, unbound, judge)))).to.equal("BINDING_MISMATCH");
  });
});

describe("parseBinding", () => {
  const edits: Record<string, unknown> = {
    "a field missing": { ...binding, season: undefined },
    "a field too many": { ...binding, extra: 1 },
    "another version": { ...binding, version: 3 },
    "a season with a sign": { ...binding, season: "-1" },
    "a number that JSON rounds": { ...binding, chainId: 31337 },
    "a short hash": { ...binding, judgeHash: "0xab" },
    "no address": { ...binding, reward: "somewhere" },
    "not an object": "binding",
  };
  for (const [name, edited] of Object.entries(edits)) {
    it(`refuses ${name}`, () => {
      expect(codeOf(() => parseBinding(JSON.stringify(edited)))).to.equal("BINDING_MISMATCH");
    });
  }

  it("tells a sidecar of version 1, without terms and salt, by a code of its own", () => {
    const { termsHash, salt, ...old } = binding;
    expect(codeOf(() => parseBinding(JSON.stringify({ ...old, version: 1 })))).to.equal("BINDING_OUTDATED");
  });

  it("names the field at fault, and keeps what was wrong with it", () => {
    try {
      parseBinding(JSON.stringify({ ...binding, season: "-1" }));
    } catch (error) {
      expect(error).to.be.instanceOf(CodedError);
      expect((error as CodedError).message).to.include("season");
      expect((error as CodedError).cause).to.be.instanceOf(Error);
      return;
    }
    throw new Error("it was read");
  });

  it("refuses a truncated file", () => {
    expect(codeOf(() => parseBinding(JSON.stringify(binding).slice(0, 50)))).to.equal("BINDING_MISMATCH");
    expect(codeOf(() => parseBinding(""))).to.equal("BINDING_MISMATCH");
  });
});
