import { readFileSync } from "node:fs";
import { expect } from "chai";
import { network } from "hardhat";

interface KeyVectors {
  keys: {
    name: string;
    account: string;
    chainId: string;
    reward: string;
    season: string;
    termsHash: string;
    commitment: string;
    domain: string;
    key: string;
  }[];
  commitments: { name: string; singer: string; salt: string; recordingHash: string; commitment: string }[];
  scores: { name: string; element: string; score: string }[];
}

const vectors = JSON.parse(
  readFileSync(new URL("../fixtures/key-vectors.json", import.meta.url), "utf8"),
) as KeyVectors;

/** The harness on a chain of its own, with this chain id. */
async function harnessOn(chainId: number) {
  const { ethers } = await network.create({ override: { chainId } });
  return ethers.deployContract("PublicInputsHarness");
}

describe("PublicInputs, by the vectors it shares with TypeScript", () => {
  // Hardhat takes the id of a chain as a number; vectors beyond that stay with the TypeScript twin.
  const onAChain = vectors.keys.filter(({ chainId }) => Number.isSafeInteger(Number(chainId)));

  it("can check most key vectors on a chain", () => {
    expect(onAChain.length).to.be.greaterThanOrEqual(vectors.keys.length - 1);
  });

  for (const vector of onAChain) {
    it(`key: ${vector.name}`, async () => {
      const harness = await harnessOn(Number(vector.chainId));
      const key = await harness.keyOf(
        vector.account,
        vector.reward,
        vector.season,
        vector.termsHash,
        vector.commitment,
      );
      expect(key).to.equal(BigInt(vector.key));
      expect(key >> 160n).to.equal(BigInt(vector.domain));
      expect(key >> 160n).to.not.equal(0n);
    });
  }

  for (const { name, singer, salt, recordingHash, commitment } of vectors.commitments) {
    it(`commitment: ${name}`, async () => {
      const harness = await harnessOn(31337);
      expect(await harness.commitment(singer, salt, recordingHash)).to.equal(commitment);
    });
  }

  for (const vector of vectors.scores) {
    it(`score: ${vector.name}`, async () => {
      const harness = await harnessOn(31337);
      expect(await harness.signed(vector.element)).to.equal(BigInt(vector.score));
    });
  }
});
