import { readFile, writeFile } from "node:fs/promises";
import { drawOpening, recordingHashOf } from "@idol/client/key";
import { readAudioFile } from "@idol/ml/audio-file";
import { expect } from "chai";
import { dataLength } from "ethers";
import { SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import { BOND, openRealSeasons, type RealSeason, type Submission } from "./real-season.ts";

const FILE = new URL("../../snapshots/gas-and-size.json", import.meta.url);
/** Zero bytes of a proof's calldata cost less than others, so no two proofs cost quite the same. */
const TOLERANCE = 0.02;
const DAY = 86400;
/** Numbers of the seasons; 1 has neither badge nor audit. */
const BADGE = 2n;
const AUDITED = 3n;

/** What is measured: deployed bytes, bytes of a proof, gas of whole transactions. */
interface Figures {
  bytes: Record<"IdolVerifier" | "IdolReward" | "IdolBadge" | "proof", number>;
  gas: Record<
    "verifyProof" | "claim" | "claimWithBadge" | "claimFor" | "claimAudited" | "withdraw" | "withdrawAudited",
    number
  >;
}

describe("gas and size", function () {
  this.timeout(300_000);
  let figures: Figures;

  before(async () => {
    const auditor = "0x000000000000000000000000000000000000a0d1";
    const audit = { auditor, revealPeriod: DAY, auditPeriod: DAY, bond: BOND };
    const real = await openRealSeasons([{}, { badge: true }, { badge: true, ...audit }]);
    figures = await measure(real);
    if (process.env.UPDATE_SNAPSHOTS === "1") await writeFile(FILE, `${JSON.stringify(figures, null, 2)}\n`);
  });

  it("is what the committed snapshot says, to 2 %; UPDATE_SNAPSHOTS=1 writes it again", async () => {
    const committed = JSON.parse(await readFile(FILE, "utf8")) as Figures;
    for (const kind of ["bytes", "gas"] as const) {
      expect(Object.keys(figures[kind])).to.deep.equal(Object.keys(committed[kind]));
      const known = new Map(Object.entries(committed[kind]));
      for (const [name, measured] of Object.entries(figures[kind])) {
        const expected = known.get(name)!;
        expect(measured, `${kind} of ${name}`).to.be.closeTo(expected, Math.floor(expected * TOLERANCE));
      }
    }
  });

  it("stays within 16 KB for the verifier, 2 KB for the proof, and the chain's limit for every contract", () => {
    const { IdolVerifier, IdolReward, IdolBadge, proof } = figures.bytes;
    expect(IdolVerifier).to.be.within(1, 16 * 1024);
    expect(proof).to.be.within(1, 2 * 1024);
    expect(IdolReward).to.be.within(1, 24_575);
    expect(IdolBadge).to.be.within(1, 24_575);
  });

  it("has a first claim cost at most 480,000, audited 575,000; and 95,000 above the bare verifier, with a badge 160,000", () => {
    const { verifyProof, claim, claimWithBadge, claimAudited } = figures.gas;
    expect(claim).to.be.at.most(480_000);
    expect(claimAudited).to.be.at.most(575_000);
    expect(claim - verifyProof).to.be.within(1, 95_000);
    expect(claimWithBadge - verifyProof).to.be.within(1, 160_000);
  });

  it("has a relayed claim cost within 5,000 of one's own", () => {
    expect(figures.gas.claimFor).to.be.closeTo(figures.gas.claim, 5_000);
  });
});

async function measure(real: RealSeason): Promise<Figures> {
  const { ethers, prove, singer, binding } = real;
  const opening = drawOpening(recordingHashOf(await readAudioFile(SURPRISE_CLIP)));
  const plain = await prove(SURPRISE_CLIP);
  const badge = await prove(SURPRISE_CLIP, { season: BADGE });
  const audited = await prove(SURPRISE_CLIP, { season: AUDITED, opening });
  const asSinger = real.reward.connect(await ethers.getSigner(singer));
  const verifier = await ethers.getContractAt("IdolVerifier", real.verifier);
  const badges = await real.reward.badge();

  const gasOf = async (sent: Promise<{ wait(): Promise<{ gasUsed: bigint } | null> }>): Promise<number> =>
    Number((await (await sent).wait())!.gasUsed);
  /** Gas of a call on the chain as it is now, which it leaves as it was. */
  const apart = async (call: () => ReturnType<typeof gasOf>): Promise<number> => {
    const snapshot: string = await ethers.provider.send("evm_snapshot", []);
    const gas = await call();
    await ethers.provider.send("evm_revert", [snapshot]);
    return gas;
  };
  const claimAndWithdraw = async (
    made: Submission,
    bond: bigint,
    wait: number,
  ): Promise<[number, number]> => {
    const claimed = await gasOf(asSinger.claim(made, { value: bond }));
    await ethers.provider.send("evm_increaseTime", [wait]);
    return [claimed, await gasOf(asSinger.withdraw(made.season, singer))];
  };

  const verifyProof = await apart(() => gasOf(verifier.verifyProof(plain.proof, plain.instances)));
  const claimFor = await apart(() => gasOf(real.reward.claimFor(plain)));
  const claimWithBadge = await apart(() => gasOf(asSinger.claim(badge)));
  const [claim, withdraw] = await claimAndWithdraw(plain, 0n, 0);
  const [claimAudited, withdrawAudited] = await claimAndWithdraw(audited, BOND, 3 * DAY);
  const sizeOf = async (address: string): Promise<number> =>
    dataLength(await ethers.provider.getCode(address));
  return {
    bytes: {
      IdolVerifier: await sizeOf(real.verifier),
      IdolReward: await sizeOf(binding.reward),
      IdolBadge: await sizeOf(badges),
      proof: dataLength(plain.proof),
    },
    gas: { verifyProof, claim, claimWithBadge, claimFor, claimAudited, withdraw, withdrawAudited },
  };
}
