import { NATIVE } from "@idol/client";
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { type SeasonOptions, seasonTerms } from "../../../tasks/chain/season-terms.ts";
import { expectCode } from "../expect-code.ts";

const SENDER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const AUDITOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const NOW = 1_800_000_000;

describe("seasonTerms", () => {
  const options: SeasonOptions = { judge: "idol", prize: "0.01", duration: "30d" };
  const audit = { auditor: AUDITOR, bond: "0.001", revealPeriod: "2d", auditPeriod: "3d" };
  const termsOf = async (more: Partial<SeasonOptions> = {}, currency = NATIVE) =>
    (await seasonTerms({ ...options, ...more }, { sender: SENDER, now: NOW, currency })).terms;
  const refused = (more: Partial<SeasonOptions>) => expectCode("OPTION_INVALID", () => termsOf(more));

  it("counts durations from the chain's time", async () => {
    const terms = await termsOf({ opensIn: "1h", duration: "2d" });
    expect(terms.opensAt).to.equal(NOW + 3600);
    expect(terms.closesAt).to.equal(NOW + 3600 + 2 * 86400);
  });

  it("takes range and scale from the manifest, and the published threshold unless another is given", async () => {
    const { manifest, terms } = await seasonTerms(options, { sender: SENDER, now: NOW, currency: NATIVE });
    expect(terms.judgeHash).to.equal(manifest.judgeHash);
    expect(terms.maxScore).to.equal(BigInt(manifest.score.highest));
    expect(BigInt(terms.threshold) > BigInt(manifest.score.lowest)).to.equal(true);
    expect((await termsOf({ threshold: "0.5" })).threshold).to.equal(2n ** BigInt(manifest.score.scale) / 2n);
  });

  it("counts amounts by the currency's decimals", async () => {
    expect((await termsOf()).prize).to.equal(10n ** 16n);
    const dollars = { address: AUDITOR, symbol: "USD", decimals: 6 };
    expect((await termsOf({}, dollars)).prize).to.equal(10_000n);
    await expectCode("OPTION_INVALID", () => termsOf({ prize: "0.0000001" }, dollars));
  });

  it("takes an audit whole or not at all", async () => {
    expect(await termsOf()).to.include({
      auditor: ZeroAddress,
      bond: 0n,
      allowlistRoot: ZeroHash,
      organiser: SENDER,
    });
    expect(await termsOf(audit)).to.include({
      auditor: AUDITOR,
      bond: 10n ** 15n,
      revealPeriod: 2 * 86400,
      auditPeriod: 3 * 86400,
      phrase: false,
    });
    expect(await termsOf({ ...audit, phrase: true })).to.include({ phrase: true });
    await refused({ phrase: true });
    for (const missing of Object.keys(audit)) await refused({ ...audit, [missing]: undefined });
  });

  it("refuses wrong amounts, durations, roots and addresses", async () => {
    for (const prize of ["0", "-1", "1e3", "1,5", "", "0x10"]) await refused({ prize });
    await refused({ duration: "soon" });
    await refused({ allowlistRoot: ZeroHash });
    await refused({ allowlistRoot: "0x12" });
    await expectCode("ADDRESS_INVALID", () => termsOf({ ...audit, auditor: ZeroAddress }));
    await expectCode("ADDRESS_INVALID", () => termsOf({ organiser: AUDITOR.replace("C5", "c5") }));
  });
});
