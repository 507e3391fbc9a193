import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import type { MockToken } from "../../types/ethers-contracts/mocks/MockToken.js";
import { useSuiteFolder } from "../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

/** Hardhat's own accounts. */
const OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const GUARDIAN = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const FRIEND = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const STRANGER = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";

const DAY = 86400;
/** Prize of the season in tokens, which have 18 decimals. */
const PRIZE = 10n ** 18n;

describe("a season from opening to closing out, in an ERC-20 and with an allowlist", function () {
  this.timeout(120_000);
  const folder = useSuiteFolder();
  let hre: HardhatRuntimeEnvironment;
  let reward: IIdolReward;
  let token: MockToken;
  let address: string;
  let tokenAddress: string;
  let verifier: string;

  const run = (id: string | string[], args: Record<string, unknown> = {}) =>
    runTaskIn(hre, id, { reward: address, ...args });
  const pass = async (seconds: number): Promise<void> => {
    const { provider } = await hre.network.getOrCreate();
    await provider.request({ method: "evm_increaseTime", params: [seconds] });
    await provider.request({ method: "evm_mine", params: [] });
  };
  /** The newest block's time. */
  const newest = async (): Promise<number> => {
    const { ethers } = await hre.network.getOrCreate();
    return (await ethers.provider.getBlock("latest"))!.timestamp;
  };
  const open = (args: Record<string, unknown> = {}) =>
    run(["idol:season", "open"], { verifier, prize: "1", duration: "30d", currency: tokenAddress, ...args });
  const claim = (args: Record<string, unknown> = {}) =>
    runTaskIn(hre, "idol:claim", { proof: folder.path("proof.json"), relay: true, ...args });

  before(async () => {
    hre = await createRuntime("default", folder.path("ignition"));
    const { ethers } = await hre.network.getOrCreate();
    const contract = await ethers.deployContract("IdolReward", [OWNER, GUARDIAN]);
    address = await contract.getAddress();
    reward = await ethers.getContractAt("IIdolReward", address);
    token = await ethers.deployContract("MockToken");
    tokenAddress = await token.getAddress();
    await token.mint(OWNER, 10n * PRIZE);
    verifier = await (await ethers.deployContract("IdolVerifier")).getAddress();
    await writeFile(folder.path("list.csv"), `name,address\nann,${SINGER}\nbob,${FRIEND}\n`);
  });

  it("has nothing to show before the first season", async () => {
    const { output } = await run("idol:status");
    expect(output).to.include("No season yet");
    await expectCode("SEASON_UNKNOWN", () => run("idol:pause", { from: GUARDIAN }));
  });

  it("makes an allowlist from a CSV, with everyone's proof in one file", async () => {
    const { result, output } = await runTaskIn(hre, "idol:allowlist", {
      csv: folder.path("list.csv"),
      out: folder.path("list.json"),
      for: SINGER,
    });
    expect(result.addresses).to.equal(2);
    expect(result.proof.proof).to.have.length(1);
    expect(output).to.include(result.root);
  });

  it("opens a season that admits the list alone; the token is approved on the way", async () => {
    expect(await reward.isApprovedCurrency(tokenAddress)).to.equal(false);
    const { result, output } = await open({ allowlist: folder.path("list.csv") });
    expect(result.season).to.equal(1n);
    expect(result.prize).to.equal(PRIZE);
    expect(output).to.include("1 MOCK").and.include("idol:season fund --season 1");
    const { terms } = await reward.seasonOf(1n);
    expect(terms.currency).to.equal(tokenAddress);
    expect(terms.organiser).to.equal(OWNER);
  });

  it("lets only the owner open, and says so", async () => {
    const error = await expectCode("CONTRACT_REVERTED", () => open({ from: STRANGER }));
    expect(error.message).to.include("OwnableUnauthorizedAccount");
    await expectCode("OPTION_INVALID", () => open({ from: address }));
  });

  it("refuses terms that cannot be before anything is sent", async () => {
    const count = await reward.seasonCount();
    await expectCode("OPTION_INVALID", () => open({ prize: undefined }));
    await expectCode("OPTION_INVALID", () => open({ auditor: STRANGER }));
    await expectCode("OPTION_INVALID", () => open({ currency: verifier }));
    await expectCode("CONTRACT_REVERTED", () => open({ duration: "3650d" }));
    expect(await reward.seasonCount()).to.equal(count);
  });

  it("funds it in the token, approving exactly what is put in", async () => {
    const fund = (args: Record<string, unknown>) => run(["idol:season", "fund"], { season: "1", ...args });
    const { result, output } = await fund({ amount: "2.5" });
    expect(result.pot).to.equal((5n * PRIZE) / 2n);
    expect(output).to.include("2.5 MOCK");
    expect(await token.allowance(OWNER, address)).to.equal(0n);
    await expectCode("OPTION_INVALID", () => fund({ amount: "0" }));
    await expectCode("SEASON_UNKNOWN", () => fund({ amount: "1", season: "9" }));
    const poor = await expectCode("CONTRACT_REVERTED", () => fund({ amount: "1", from: STRANGER }));
    expect(poor.message).to.include("ERC20InsufficientBalance");
  });

  it("shows how it stands", async () => {
    const { result, output } = await run("idol:status", { season: "1" });
    const [season] = result.seasons;
    expect(season).to.include({
      phase: "open",
      judge: "idol",
      verifierIsJudges: true,
      verifierUnchanged: true,
      claims: 0n,
    });
    expect(season.secondsLeft).to.be.within(29 * DAY, 30 * DAY);
    expect(output).to.include("2.5 MOCK").and.include("unchanged").and.include("the allowlist with root");
  });

  it("reports whether a verifier is the judge's", async () => {
    const { ethers } = await hre.network.getOrCreate();
    const other = await (await ethers.deployContract("MockVerifier")).getAddress();
    const strange = await ethers.deployContract("IdolReward", [OWNER, GUARDIAN]);
    const at = { reward: await strange.getAddress() };
    await open({ ...at, currency: undefined, prize: "0.01", verifier: other });
    const { result, output } = await run("idol:status", at);
    expect(result.seasons[0]).to.include({ judge: "idol", verifierIsJudges: false, verifierUnchanged: true });
    expect(output).to.include("it may accept anything");
  });

  it("is paused by the guardian alone, and takes no claims then", async () => {
    const error = await expectCode("CONTRACT_REVERTED", () => run("idol:pause"));
    expect(error.message).to.include("IdolNotGuardian");
    const { output } = await run("idol:pause", { from: GUARDIAN });
    const pausedAt = await newest();
    expect(output).to.include("takes no claims");
    expect((await run("idol:status")).result.seasons[0].phase).to.equal("paused");

    await runTaskIn(hre, "idol:prove", {
      audio: SURPRISE_CLIP,
      account: SINGER,
      reward: address,
      season: "1",
      out: folder.path("proof.json"),
    });
    const refused = await expectCode("CONTRACT_REVERTED", () =>
      claim({ allowlist: folder.path("list.json") }),
    );
    expect(refused.message).to.include("IdolSeasonPaused");
    await pass(DAY);
    const { result } = await run("idol:pause", { off: true, from: GUARDIAN });
    const { state, terms } = await reward.seasonOf(1n);
    expect(result.until).to.equal(state.closesAt);
    expect(Number(state.closesAt) - Number(terms.closesAt)).to.equal((await newest()) - pausedAt);
    await expectCode("CONTRACT_REVERTED", () => run("idol:pause", { off: true, from: GUARDIAN }));
  });

  it("asks for the list, the right one, and takes the claim with it", async () => {
    await expectCode("OPTION_INVALID", () => claim());
    await writeFile(folder.path("other.csv"), `${SINGER}\n`);
    await expectCode("ALLOWLIST_INVALID", () => claim({ allowlist: folder.path("other.csv") }));
    const { result, output } = await claim({ allowlist: folder.path("list.json") });
    expect(result.prize).to.equal(PRIZE);
    expect(result.bond).to.equal(0n);
    expect(output).to.include("won 1 MOCK");
  });

  it("has the singer on the leaderboard, labelled unaudited", async () => {
    const { result, output } = await run("idol:status", { season: "1" });
    expect(result.leaderboard.entries).to.have.length(1);
    expect(result.leaderboard.entries[0]).to.include({ singer: SINGER, standing: "unaudited" });
    expect(output).to.include(SINGER).and.include("unaudited");
    const { result: beyond } = await run("idol:status", { season: "1", first: "5" });
    expect(beyond.leaderboard.entries).to.have.length(0);
  });

  it("shows the singer's badge, and writes its picture", async () => {
    const badge = (of: string, args = {}) => run("idol:badge", { claim: `1:${of}`, ...args });
    const { result, output } = await badge(SINGER, { out: folder.path("badge.svg") });
    expect(result).to.include({ owner: SINGER, locked: true });
    expect(result.svg).to.match(/^<svg[\s\S]*<\/svg>$/);
    expect(output)
      .to.include("soulbound")
      .and.to.match(/claimed +20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
    await expectCode("CLAIM_UNKNOWN", () => badge(FRIEND));
    await expectCode("OPTION_INVALID", () => badge(""));
  });

  it("lets the singer, and nobody else, have the prize sent elsewhere", async () => {
    await expectCode("OPTION_INVALID", () => run("idol:withdraw", { for: SINGER, to: STRANGER }));
    const { result, output } = await run("idol:withdraw", { from: SINGER, to: FRIEND });
    const [payment] = result.payments;
    expect(payment.balanceAfter - payment.balanceBefore).to.equal(PRIZE);
    expect(await token.balanceOf(FRIEND)).to.equal(PRIZE);
    expect(output).to.include("paid 1 MOCK").and.include(FRIEND);
    await expectCode("CONTRACT_REVERTED", () => run("idol:withdraw", { from: SINGER }));
  });

  it("gives the rest back to the organiser after closing, and to nobody before", async () => {
    const closeOut = (args = {}) => run(["idol:season", "close-out"], { season: "1", ...args });
    const early = await expectCode("CONTRACT_REVERTED", () => closeOut());
    expect(early.message).to.include("IdolSeasonNotFinal");
    await pass(32 * DAY);
    const error = await expectCode("CONTRACT_REVERTED", () => closeOut({ from: STRANGER }));
    expect(error.message).to.include("IdolNotOrganiser");
    const { result, output } = await closeOut({ to: STRANGER });
    expect(result.amount).to.equal((3n * PRIZE) / 2n);
    expect(await token.balanceOf(STRANGER)).to.equal((3n * PRIZE) / 2n);
    expect(output).to.include("1.5 MOCK");
    await expectCode("CONTRACT_REVERTED", () => closeOut());
    expect((await run("idol:status")).result.seasons[0].phase).to.equal("final");
  });

  it("ends a paused season's claims when guardian and organiser both ask, and gives the rest back", async () => {
    const { result: opened } = await open({ currency: undefined, prize: "0.01", pot: "0.02", noBadge: true });
    const season = opened.season.toString();
    await expectCode("OPTION_INVALID", () => run("idol:pause", { season, off: true, end: true }));
    await expectCode("CONTRACT_REVERTED", () => run("idol:pause", { season, end: true, from: GUARDIAN }));
    await run("idol:pause", { season, from: GUARDIAN });
    const stranger = await expectCode("CONTRACT_REVERTED", () =>
      run("idol:pause", { season, end: true, from: STRANGER }),
    );
    expect(stranger.message).to.include("IdolNotGuardianOrOrganiser");
    const { result: asked, output } = await run("idol:pause", { season, end: true, from: GUARDIAN });
    expect(asked.endedAt).to.equal(undefined);
    expect(output).to.include("when the other of guardian and organiser asks too");
    const { result: ended } = await run("idol:pause", { season, end: true });
    expect((await reward.seasonOf(opened.season)).state.closesAt).to.equal(ended.endedAt);
    const { result } = await run(["idol:season", "close-out"], { season });
    expect(result.amount).to.equal(2n * 10n ** 16n);
  });

  it("keeps several seasons and currencies side by side", async () => {
    const { result } = await open({ currency: undefined, prize: "0.01", pot: "0.02", noBadge: true });
    expect(result).to.include({ season: 3n });
    expect(result.funded.pot).to.equal(2n * 10n ** 16n);
    const { result: status } = await run("idol:status");
    expect(status.seasons.map(({ phase }: { phase: string }) => phase)).to.deep.equal([
      "final",
      "final",
      "open",
    ]);
    expect(status.seasons[2].currency.symbol).to.equal("ETH");
  });
});
