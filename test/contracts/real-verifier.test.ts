import { checkCircuit } from "@idol/ml/circuit/artefacts.ts";
import { loadJudge } from "@idol/ml/judge/judge-files.ts";
import { FIELD_MODULUS } from "@idol/ml/key/field.ts";
import type { KeyBinding } from "@idol/ml/key/key.ts";
import { proveRecording } from "@idol/ml/prove-recording.ts";
import { parseProof } from "@idol/ml/prover/proof.ts";
import { expect } from "chai";
import { concat, getBytes, hexlify, ZeroAddress, ZeroHash } from "ethers";
import hre from "hardhat";
import { revertData } from "../../tasks/chain/refusals.ts";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";

const WORD = 32;
const PRIZE = 10n ** 16n;

interface Submission {
  season: bigint;
  proof: string;
  instances: bigint[];
  recordingHash: string;
  allowlistProof: string[];
}

describe("IdolReward with EZKL's verifier and real proofs", function () {
  this.timeout(300_000);
  let reward: IIdolReward;
  let singer: string;
  let other: string;
  let binding: KeyBinding;
  let valid: Submission;
  let snapshot: string;
  let ethers: Awaited<ReturnType<typeof hre.network.getOrCreate>>["ethers"];

  const prove = async (audio: string, change: Partial<KeyBinding> = {}): Promise<Submission> => {
    const { proof } = await proveRecording({ audio, judge: "idol", key: { ...binding, ...change } });
    const { hex, instances } = parseProof(proof);
    return { season: 1n, proof: hex, instances, recordingHash: ZeroHash, allowlistProof: [] };
  };

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
    const connection = await hre.network.create();
    ethers = connection.ethers;
    const [owner, first, second] = await ethers.getSigners();
    singer = first!.address;
    other = second!.address;
    const manifest = await checkCircuit("idol");
    const { config } = await loadJudge("idol");
    const verifier = await ethers.deployContract(manifest.verifier);
    const deployed = await ethers.deployContract("IdolReward", [owner!.address, ZeroAddress]);
    reward = await ethers.getContractAt("IIdolReward", await deployed.getAddress(), second!);
    const now = (await ethers.provider.getBlock("latest"))!.timestamp;
    const terms = {
      verifier: await verifier.getAddress(),
      opensAt: now,
      closesAt: now + 86400,
      scoreScale: manifest.score.scale,
      badge: false,
      judgeHash: manifest.judgeHash,
      minScore: manifest.score.lowest,
      maxScore: manifest.score.highest,
      threshold: config.threshold!.instance,
      prize: PRIZE,
      currency: ZeroAddress,
      revealPeriod: 0,
      auditPeriod: 0,
      auditor: ZeroAddress,
      organiser: owner!.address,
      bond: 0,
      allowlistRoot: ZeroHash,
    };
    const asOwner = deployed.connect(owner!);
    await asOwner.openSeason(terms);
    await asOwner.openSeason(terms);
    await asOwner.fund(1, 3n * PRIZE, { value: 3n * PRIZE });
    await asOwner.fund(2, 3n * PRIZE, { value: 3n * PRIZE });
    binding = { account: singer, chainId: 31337n, reward: await reward.getAddress(), season: 1n };
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
      expect(refused, `word ${at / WORD}`).to.equal("IdolProofRefused");
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
        "IdolProofRefused",
      );
    }
  });

  it("refuses instances that are swapped, missing, extra or unreduced", async () => {
    const [key, score] = valid.instances as [bigint, bigint];
    const cases: [bigint[], string][] = [
      [[], "IdolInstanceCount"],
      [[key], "IdolInstanceCount"],
      [[key, score, 0n], "IdolInstanceCount"],
      [[key + FIELD_MODULUS, score], "IdolInstanceNotReduced"],
      [[key, score + FIELD_MODULUS], "IdolInstanceNotReduced"],
      [[score, key], "IdolKeyDomain"],
    ];
    for (const [instances, error] of cases) expect(await outcome({ ...valid, instances })).to.equal(error);
  });

  it("refuses another score, and another account inside the key", async () => {
    const [key, score] = valid.instances as [bigint, bigint];
    expect(await outcome({ ...valid, instances: [key, score + 1n] })).to.equal("IdolProofRefused");
    expect(await outcome({ ...valid, instances: [key, FIELD_MODULUS - 1n] })).to.equal("IdolScoreNegative");
    const stolen = ((key >> 160n) << 160n) | BigInt(other);
    expect(await outcome({ ...valid, instances: [stolen, score] })).to.equal("IdolProofRefused");
  });

  it("refuses a proof for another chain, contract, season or recording", async () => {
    expect(await outcome({ ...valid, season: 2n })).to.equal("IdolKeyDomain");
    expect(await outcome(await prove(SURPRISE_CLIP, { chainId: 1n }))).to.equal("IdolKeyDomain");
    expect(await outcome(await prove(SURPRISE_CLIP, { reward: other }))).to.equal("IdolKeyDomain");
    expect(await outcome({ ...valid, recordingHash: ZeroHash.replace(/0$/, "1") })).to.equal(
      "IdolRecordingUnexpected",
    );
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
    // Cut off anywhere, nothing is taken.
    for (const length of [4, 36, data.length - WORD, data.length - 1]) {
      expect(await call(data.slice(0, length)), `${length} bytes`).to.equal("refused");
    }
  });
});
