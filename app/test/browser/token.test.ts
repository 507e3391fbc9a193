import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { type Contract, parseEther } from "ethers";
import { act, expectAlert, saved } from "./acts.ts";
import { temporaryFolder } from "./bundle.ts";
import { accountOf } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { deployToken, openSeason } from "./seasons.ts";
import { useTestApp } from "./test-app.ts";

const HOUR = 3600;

describe("an audited season in an ERC-20", function () {
  this.timeout(120_000);
  const app = useTestApp();
  const address = (name: string) => accountOf(app.contest.deployment, name);
  const [prize, bond, pot] = [parseEther("25"), parseEther("5"), parseEther("60")];
  let token: Contract;
  let season = 0n;
  const balanceOf = async (name: string): Promise<bigint> =>
    await token.getFunction("balanceOf").staticCall(address(name));

  const open = async (currency: Contract, amounts: { prize: bigint; bond: bigint; pot: bigint }) => {
    const { contest } = app;
    await (await currency.getFunction("mint").send(address("Singer"), amounts.bond)).wait();
    const now = (await contest.provider.getBlock("latest"))!.timestamp;
    const terms = {
      currency: await currency.getAddress(),
      prize: amounts.prize,
      bond: amounts.bond,
      closesAt: now + HOUR,
      revealPeriod: 24 * HOUR,
      auditPeriod: 24 * HOUR,
      auditor: address("Auditor"),
    };
    return await openSeason(contest, terms, amounts.pot, currency);
  };

  before(async () => {
    token = await deployToken(app.contest);
    season = await open(token, { prize, bond, pot });
  });

  it("shows pot, prize and bond in the token", async () => {
    const page = await app.visit();
    await page.goto(`${app.url}#/season/${season}`);
    await page.getByRole("row", { name: "Prize 25 MOCK" }).waitFor();
    await page.getByRole("row", { name: "Pot, prizes still to be won 60 MOCK" }).waitFor();
    await page.getByText("a claim posts a bond of 5 MOCK").waitFor();
  });

  it("allows the bond and no more, claims, and is paid prize and bond in the token", async () => {
    const { deployment, reward } = app.contest;
    const files = await proofFiles(app.contest, { account: address("Singer"), season });

    // Another account needs the singer's signature, which may come from elsewhere, for this very proof.
    const elsewhere = await app.visit();
    await act.connect(elsewhere, "Singer");
    await act.loadProof(elsewhere, files);
    const sign = elsewhere.getByRole("button", { name: "Sign it for somebody else" });
    const signed = await saved(elsewhere, () => sign.click());
    const folder = await temporaryFolder("consent");
    await writeFile(join(folder, "signed.json"), signed.bytes);
    const page = await app.visit();
    await act.connect(page, "Relayer");
    await act.loadProof(page, files);
    const allow = page.getByRole("button", { name: "Allow the bond of 5 MOCK" });
    const consent = page.getByLabel("The file that the singer saved then");
    expect(await allow.isDisabled()).to.equal(true);
    await writeFile(join(folder, "letter.json"), "Dear relayer");
    await consent.setInputFiles(join(folder, "letter.json"));
    await expectAlert(page, "CONSENT_INVALID");
    await consent.setInputFiles(join(folder, "signed.json"));
    await consent.waitFor({ state: "detached" });

    // An account without any of the token cannot post the bond, and is told so.
    await allow.click();
    await page.getByRole("button", { name: "Relay the claim" }).click();
    await expectAlert(page, "CONTRACT_REVERTED");
    expect((await act.alert(page)).text).to.include("ERC20InsufficientBalance");

    await act.connect(page, "Singer");
    await page.getByRole("button", { name: "Allow the bond of 5 MOCK" }).click();
    await page.getByRole("button", { name: "Claim 25 MOCK" }).click();
    await page.getByText("The prize is yours").waitFor();
    expect(await token.getFunction("allowance").staticCall(address("Singer"), deployment.reward)).to.equal(
      0n,
    );
    expect(await balanceOf("Singer")).to.equal(0n);
    await page.getByText("Balance of").getByText("0 MOCK").waitFor();
    expect((await reward.claimOf(season, address("Singer"))).status).to.equal(1n);

    await app.contest.wait(49 * HOUR + 1);
    await page.getByRole("button", { name: "Withdraw 30 MOCK" }).click();
    await page.getByText("Take a bow").waitFor();
    expect(await balanceOf("Singer")).to.equal(prize + bond);
    await page.getByText("Balance of").getByText("30 MOCK").waitFor();
  });

  it("as USDT is one: takes back an old allowance before it gives the bond's, and says that a pause may be why it refuses", async () => {
    const { deployment, provider, reward } = app.contest;
    const tether = await deployToken(app.contest, "MockTether");
    const coins = 10n ** 6n;
    const number = await open(tether, { prize: 25n * coins, bond: 5n * coins, pot: 60n * coins });
    const singer = tether.connect(await provider.getSigner(address("Singer"))) as Contract;
    await (await singer.getFunction("approve").send(deployment.reward, 1n)).wait();
    const files = await proofFiles(app.contest, { account: address("Singer"), season: number });
    const page = await app.visit();
    await act.connect(page, "Singer");
    await act.loadProof(page, files);
    await page.getByRole("button", { name: "Allow the bond of 5 USDX" }).click();
    const claim = page.getByRole("button", { name: "Claim 25 USDX" });
    await claim.waitFor();
    await (await tether.getFunction("setPaused").send(true)).wait();
    await claim.click();
    await expectAlert(page, "REVERTED_WITHOUT_REASON");
    expect((await act.alert(page)).text).to.match(/no reason was given.*USDX.*paused/s);
    await (await tether.getFunction("setPaused").send(false)).wait();
    await claim.click();
    await page.getByText("The prize is yours").waitFor();
    expect((await reward.claimOf(number, address("Singer"))).status).to.equal(1n);
  });
});
