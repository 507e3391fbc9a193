import { revertData } from "@idol/client/reverts";
import { FIELD_MODULUS } from "@idol/ezkl/proof";
import { expect } from "chai";
import { concat, getBytes, hexlify, ZeroHash } from "ethers";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { openRealSeasons, PRIZE, type RealSeason, type Submission } from "./real-season.ts";

const WORD = 32;

describe("IdolReward with EZKL's verifier and real proofs", function () {
  this.timeout(300_000);
  let reward: IIdolReward;
  let singer: string;
  let other: string;
  let prove: RealSeason["prove"];
  let terms: RealSeason["terms"];
  let valid: Submission;
  let snapshot: string;
  let ethers: RealSeason["ethers"];

  /** Name of the custom error that `claimFor` ends with; "taken" where it does not. */
  const outcome = async (submission: Submission): Promise<string> => {
    try {
      await reward.claimFor.staticCall(submission);
      return "taken";
    } catch (thrown) {
      return reward.interface.parseError(revertData(thrown) ?? "0x")?.name ?? "no custom error";
    }
  };

  before(async () => {
    ({ ethers, reward, singer, other, prove, terms } = await openRealSeasons([{}, {}]));
    valid = await prove(SURPRISE_CLIP);
    snapshot = await ethers.provider.send("evm_snapshot", []);
  });
  afterEach(async () => {
    await ethers.provider.send("evm_revert", [snapshot]);
    snapshot = await ethers.provider.send("evm_snapshot", []);
  });

  it("takes the proof as it is", async () => {
    expect(await outcome(valid)).to.equal("taken");
  });

  it("pays the singer whoever relays, and nobody for a replay or a new proof of the same voice", async () => {
    await reward.claimFor(valid);
    const before = await ethers.provider.getBalance(singer);
    await reward.withdrawFor(1, singer);
    expect((await ethers.provider.getBalance(singer)) - before).to.equal(PRIZE);
    expect(await outcome(valid)).to.equal("IdolAlreadyClaimed");
    const again = await prove(SURPRISE_CLIP);
    expect(again.proof, "a proof is made with fresh randomness").to.not.equal(valid.proof);
    expect(await outcome(again)).to.equal("IdolAlreadyClaimed");
  });

  it("refuses any other sender in claim", async () => {
    await expect(reward.claim.staticCall(valid))
      .to.be.revertedWithCustomError(reward, "IdolNotSinger")
      .withArgs(singer, other);
  });

  it("refuses the proof when any 32-byte word of it is changed", async () => {
    const bytes = getBytes(valid.proof);
    expect(bytes.length % WORD).to.equal(0);
    for (let at = 0; at < bytes.length; at += WORD) {
      const changed = Uint8Array.from(bytes);
      changed[at + WORD - 1]! ^= 1;
      const refused = await outcome({ ...valid, proof: hexlify(changed) });
      expect(refused, `word ${at / WORD}`).to.equal("EzklInvalidProof");
    }
  });

  it("refuses a proof that is longer or shorter", async () => {
    const bytes = getBytes(valid.proof);
    const lengths = [
      "0x",
      hexlify(bytes.slice(0, -1)),
      hexlify(bytes.slice(0, -WORD)),
      concat([bytes, "0x00"]),
      concat([bytes, ZeroHash]),
    ];
    for (const proof of lengths) {
      expect(await outcome({ ...valid, proof }), `${proof.length / 2 - 1} bytes`).to.equal(
        "EzklInvalidProof",
      );
    }
  });

  it("refuses instances that are swapped, missing, extra or unreduced", async () => {
    const [key, score] = valid.instances as [bigint, bigint];
    const cases: [bigint[], string][] = [
      [[], "EzklInstanceCountMismatch"],
      [[key], "EzklInstanceCountMismatch"],
      [[key, score, 0n], "EzklInstanceCountMismatch"],
      [[key + FIELD_MODULUS, score], "EzklInstanceNotReduced"],
      [[key, score + FIELD_MODULUS], "EzklInstanceNotReduced"],
      [[score, key], "EzklKeyMismatch"],
    ];
    for (const [instances, error] of cases) expect(await outcome({ ...valid, instances })).to.equal(error);
  });

  it("refuses another score, and another account inside the key", async () => {
    const [key, score] = valid.instances as [bigint, bigint];
    expect(await outcome({ ...valid, instances: [key, score + 1n] })).to.equal("EzklInvalidProof");
    expect(await outcome({ ...valid, instances: [key, FIELD_MODULUS - 1n] })).to.equal("IdolScoreNegative");
    const stolen = ((key >> 160n) << 160n) | BigInt(other);
    expect(await outcome({ ...valid, instances: [stolen, score] })).to.equal("EzklInvalidProof");
  });

  it("refuses a proof for another chain, contract, season, terms or recording", async () => {
    expect(await outcome({ ...valid, season: 2n })).to.equal("EzklKeyMismatch");
    expect(await outcome(await prove(SURPRISE_CLIP, { chainId: 1n }))).to.equal("EzklKeyMismatch");
    expect(await outcome(await prove(SURPRISE_CLIP, { reward: other }))).to.equal("EzklKeyMismatch");
    expect(await outcome(await prove(SURPRISE_CLIP, { termsHash: ZeroHash }))).to.equal("EzklKeyMismatch");
    expect(await outcome({ ...valid, commitment: ZeroHash.replace(/0$/, "1") })).to.equal(
      "IdolUnexpectedRecording",
    );
  });

  it("refuses a proof of another judge than the season's", async () => {
    const [owner] = await ethers.getSigners();
    const asOwner = reward.connect(owner!);
    const verifier = await ethers.deployContract("TutorialVerifier");
    await asOwner.openSeason({ ...terms, verifier: await verifier.getAddress() });
    const season = await reward.seasonCount();
    await asOwner.fund(season, PRIZE, { value: PRIZE });
    expect(await outcome(await prove(SURPRISE_CLIP, { season }))).to.equal("EzklInvalidProof");
  });

  it("refuses a proof of a poor voice for its score", async () => {
    expect(await outcome(await prove(DISGUST_CLIP))).to.match(/^IdolScore(BelowThreshold|Negative)$/);
  });

  it("reads one meaning only from the calldata, however it is encoded", async () => {
    const to = await reward.getAddress();
    const data = getBytes(reward.interface.encodeFunctionData("claimFor", [valid]));
    const call = (bytes: Uint8Array): Promise<string> =>
      ethers.provider.call({ to, data: hexlify(bytes) }).then(
        () => "taken",
        () => "refused",
      );
    expect(await call(data)).to.equal("taken");
    // Trailing bytes change nothing that is read.
    expect(await call(getBytes(concat([data, ZeroHash])))).to.equal("taken");
    // Offsets of the struct, the proof and the instances that point beyond the calldata, or into other members.
    for (const word of [0, 2, 3]) {
      for (const value of [0xff, 0x00]) {
        const bent = Uint8Array.from(data);
        bent.fill(value, 4 + word * WORD, 4 + (word + 1) * WORD);
        expect(await call(bent), `word ${word} filled with ${value}`).to.equal("refused");
      }
    }
    // Cut off in anything that is read, nothing is taken.
    for (const length of [4, 36, data.length - 3 * WORD, data.length - 2 * WORD - 1]) {
      expect(await call(data.slice(0, length)), `${length} bytes`).to.equal("refused");
    }
    // The last words are the lengths of allowlist proof and signature, which a season without allowlist and audit does not read.
    expect(await call(data.slice(0, -2 * WORD))).to.equal("taken");
  });
});
