import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { deriveKey, keyToInput, splitKey } from "../../src/key/key.ts";
import { vectors } from "./vectors.ts";

const first = vectors.keys[0]!;
const binding = {
  account: first.account,
  chainId: BigInt(first.chainId),
  reward: first.reward,
  season: BigInt(first.season),
};

describe("deriveKey", () => {
  for (const vector of vectors.keys) {
    it(`agrees with Solidity: ${vector.name}`, () => {
      const key = deriveKey({
        account: vector.account,
        chainId: BigInt(vector.chainId),
        reward: vector.reward,
        season: BigInt(vector.season),
        recordingHash: vector.recordingHash,
      });
      expect(key).to.equal(BigInt(vector.key));
      expect(keyToInput(key)).to.equal(vector.littleEndian);
      expect(splitKey(key)).to.deep.equal({ account: vector.account, domain: BigInt(vector.domain) });
      expect(key >> 160n, "the upper part, which binds chain, contract and season").to.not.equal(0n);
    });
  }

  it("takes no recording for 32 zero bytes", () => {
    expect(deriveKey(binding)).to.equal(BigInt(first.key));
  });

  it("takes an address in one case, and refuses a wrong checksum, a malformed and the zero address", () => {
    expect(deriveKey({ ...binding, account: first.account.toLowerCase() })).to.equal(BigInt(first.key));
    const bad = [
      first.account.replace("f", "F"),
      first.account.slice(0, -1),
      first.account.slice(2),
      "XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS",
      "",
      `0x${"0".repeat(40)}`,
    ];
    for (const address of bad) {
      expect(
        codeOf(() => deriveKey({ ...binding, account: address })),
        address,
      ).to.equal("ADDRESS_INVALID");
      expect(
        codeOf(() => deriveKey({ ...binding, reward: address })),
        address,
      ).to.equal("ADDRESS_INVALID");
    }
  });

  it("refuses numbers that are no uint256 and hashes that are not 32 bytes", () => {
    expect(codeOf(() => deriveKey({ ...binding, season: -1n }))).to.equal("KEY_INVALID");
    expect(codeOf(() => deriveKey({ ...binding, chainId: 1n << 256n }))).to.equal("KEY_INVALID");
    for (const recordingHash of ["0x00", "00".repeat(32), `0x${"00".repeat(33)}`, ""]) {
      expect(
        codeOf(() => deriveKey({ ...binding, recordingHash })),
        recordingHash,
      ).to.equal("KEY_INVALID");
    }
  });
});

describe("splitKey", () => {
  it("refuses what is above 248 bits or negative", () => {
    expect(codeOf(() => splitKey(1n << 248n))).to.equal("KEY_INVALID");
    expect(codeOf(() => splitKey(-1n))).to.equal("KEY_INVALID");
    expect(splitKey((1n << 248n) - 1n).domain).to.equal((1n << 88n) - 1n);
  });
});
