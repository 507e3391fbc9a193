import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { commitmentOf, drawOpening } from "../../src/key/commitment.ts";
import { deriveKey, keyOf, keyToInput, splitKey } from "../../src/key/key.ts";
import { recordingHashOf } from "../../src/key/recording-hash.ts";
import { vectors } from "./vectors.ts";

const first = vectors.keys[0]!;
const binding = {
  account: first.account,
  chainId: BigInt(first.chainId),
  reward: first.reward,
  season: BigInt(first.season),
  termsHash: first.termsHash,
};
const opening = { salt: `0x${"5a".repeat(32)}`, recordingHash: `0x${"7b".repeat(32)}` };

describe("deriveKey", () => {
  for (const vector of vectors.keys) {
    it(`agrees with Solidity: ${vector.name}`, () => {
      const key = keyOf({
        account: vector.account,
        chainId: BigInt(vector.chainId),
        reward: vector.reward,
        season: BigInt(vector.season),
        termsHash: vector.termsHash,
        commitment: vector.commitment,
      });
      expect(key).to.equal(BigInt(vector.key));
      expect(keyToInput(key)).to.equal(vector.littleEndian);
      expect(splitKey(key)).to.deep.equal({ account: vector.account, domain: BigInt(vector.domain) });
      expect(
        key >> 160n,
        "the upper part, which binds chain, contract, season, terms and recording",
      ).to.not.equal(0n);
    });
  }

  it("takes no recording for 32 zero bytes, and a recording for its commitment by the account", () => {
    expect(deriveKey(binding)).to.equal(BigInt(first.key));
    const commitment = commitmentOf(binding.account, opening);
    expect(deriveKey({ ...binding, opening })).to.equal(keyOf({ ...binding, commitment }));
    expect(deriveKey({ ...binding, opening })).to.not.equal(BigInt(first.key));
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
    for (const hash of ["0x00", "00".repeat(32), `0x${"00".repeat(33)}`, ""]) {
      for (const change of [
        { termsHash: hash },
        { opening: { ...opening, salt: hash } },
        { opening: { ...opening, recordingHash: hash } },
      ]) {
        expect(
          codeOf(() => deriveKey({ ...binding, ...change })),
          hash,
        ).to.equal("KEY_INVALID");
      }
    }
  });
});

describe("commitmentOf", () => {
  for (const { name, singer, commitment, ...made } of vectors.commitments) {
    it(`agrees with Solidity: ${name}`, () => {
      expect(commitmentOf(singer, made)).to.equal(commitment);
    });
  }

  it("differs by singer, salt and recording", () => {
    const other = `0x${"01".repeat(32)}`;
    const made = [
      commitmentOf(binding.account, opening),
      commitmentOf("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", opening),
      commitmentOf(binding.account, { ...opening, salt: other }),
      commitmentOf(binding.account, { ...opening, recordingHash: other }),
      commitmentOf(binding.account, { salt: opening.recordingHash, recordingHash: opening.salt }),
    ];
    expect(new Set(made).size).to.equal(made.length);
  });
});

describe("drawOpening", () => {
  it("draws another salt each time, for the recording that was given", () => {
    const drawn = Array.from({ length: 20 }, () => drawOpening(opening.recordingHash));
    expect(new Set(drawn.map(({ salt }) => salt)).size).to.equal(20);
    for (const { salt, recordingHash } of drawn) {
      expect(salt).to.match(/^0x[0-9a-f]{64}$/);
      expect(recordingHash).to.equal(opening.recordingHash);
    }
  });
});

describe("splitKey", () => {
  it("refuses what is above 248 bits or negative", () => {
    expect(codeOf(() => splitKey(1n << 248n))).to.equal("KEY_INVALID");
    expect(codeOf(() => splitKey(-1n))).to.equal("KEY_INVALID");
    expect(splitKey((1n << 248n) - 1n).domain).to.equal((1n << 88n) - 1n);
    expect(splitKey(0n)).to.deep.equal({ account: ZeroAddress, domain: 0n });
    expect(codeOf(() => keyToInput(1n << 248n))).to.equal("KEY_INVALID");
  });
});

describe("recordingHashOf", () => {
  it("is keccak256 of the bytes", () => {
    expect(recordingHashOf(new Uint8Array())).to.equal(
      "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
    );
  });
});
