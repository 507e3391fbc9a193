import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAudited, REWARD } from "@idol/client";
import { allowlistOf } from "@idol/client/allowlist";
import { openingOf, parseBinding } from "@idol/client/key";
import { expect } from "chai";
import { parseEther } from "ethers";
import type { Page } from "playwright-core";
import { act, expectAlert, PROOF_MILLISECONDS, saved } from "./acts.ts";
import { axe } from "./axe.ts";
import { bundleOnce, temporaryFolder } from "./bundle.ts";
import { claimFor } from "./claims.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { keptRecording } from "./kept-recording.ts";
import { hostRecording, type RecordingHost } from "./recording-host.ts";
import { useTestApp } from "./test-app.ts";
import { installWallet, order } from "./wallet.ts";

const DAY = 86_400;

describe("organising in the page", function () {
  this.timeout(120_000);
  const app = useTestApp();
  let host: RecordingHost;
  const address = (name: string) => accountOf(app.contest.deployment, name);
  const seasonCount = () => app.contest.reward.seasonCount();
  const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

  before(async () => {
    host = await hostRecording(await keptRecording());
  });
  after(() => host.stop());

  /** Opens a page of the organisers', with an account. */
  async function visit(route: string, account?: string): Promise<Page> {
    const page = await app.visit();
    if (account !== undefined) await act.connect(page, account);
    await page.goto(`${app.url}#/${route}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("heading", { name: "Who sends" }).waitFor();
    return page;
  }

  async function fill(page: Page, fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      await page.getByLabel(label, { exact: true }).fill(value);
  }

  it("opens and funds an audited season, audits its claims in one go, rejects a copy, and closes the season out", async () => {
    const { contest } = app;
    const page = await visit("organise/open", "Organiser");
    await page.getByLabel("Prize", { exact: true }).waitFor();
    expect(await axe(page)).to.deep.equal([]);
    await fill(page, { Prize: "0.1", Pot: "0.3", "Takes claims for": "1h" });
    await page.getByText(/It pays \d+\.\d % of 32 surprised voices and \d+\.\d % of \d+ others/).waitFor();
    await page.getByLabel("Recordings are revealed after closing").check();
    await fill(page, {
      Auditor: address("Auditor"),
      Bond: "0.01",
      "Reveal period": "1d",
      "Audit period": "1d",
    });
    await button(page, "Check the terms").click();
    await page.getByRole("heading", { name: "Is it so?" }).waitFor();
    await page.getByText("Nobody can change the terms").waitFor();
    await button(page, "Open the season").click();
    await page.getByRole("heading", { name: "Run season 3" }).waitFor();
    const { terms, state } = await contest.reward.seasonOf(3n);
    expect(isAudited({ terms })).to.equal(true);
    expect({
      prize: terms.prize,
      pot: state.pot,
      bond: terms.bond,
      organiser: terms.organiser,
    }).to.deep.equal({
      prize: parseEther("0.1"),
      pot: parseEther("0.3"),
      bond: parseEther("0.01"),
      organiser: address("Organiser"),
    });
    const first = await contest.reward.seasonOf(1n);
    expect(terms.threshold, "the judge's published one").to.equal(first.terms.threshold);
    expect(terms.verifier).to.equal(first.terms.verifier);

    const openings = new Map<string, string>();
    for (const name of ["Singer", "Rival", "Relayer"])
      openings.set(name, await claimFor(contest, address(name), 3n));
    await contest.wait(3601);
    for (const name of ["Singer", "Rival"]) {
      const opening = openingOf(parseBinding(await readFile(openings.get(name)!, "utf8")));
      const singer = contest.reward.connect(await contest.provider.getSigner(address(name)));
      await (await singer.reveal(3n, `${host.url}/${name}.wav`, opening)).wait();
    }
    const auditor = await visit("organise/season/3", "Auditor");
    await auditor.getByText("revealed recordings are fetched from 127.0.0.1").waitFor();
    expect(host.asked, "nothing is fetched before it is asked for").to.deep.equal([]);
    await button(auditor, "Check 3 claims on this device").click();
    await auditor
      .getByText("Checked: 1 hold, 1 do not, 1 were not revealed")
      .waitFor({ timeout: PROOF_MILLISECONDS });
    expect(host.asked).to.deep.equal(["/Singer.wav", "/Rival.wav"]);
    expect(await axe(auditor)).to.deep.equal([]);
    const choice = auditor.getByLabel(`Reject the claim of ${short(address("Rival"))}`);
    await choice.selectOption({ label: "Reject: the recording is that of an earlier claim (found)" });
    await button(auditor, "Reject 1 claim").click();
    await auditor.getByRole("heading", { name: "Rejected" }).waitFor();
    expect((await contest.reward.claimOf(3n, address("Rival"))).status).to.equal(3n);
    expect((await contest.reward.claimOf(3n, address("Singer"))).status, "the first one stands").to.equal(1n);

    await contest.wait(2 * DAY);
    const back = await visit("organise/season/3", "Organiser");
    await button(back, "Close the season out").click();
    await back.getByText("pot 0 ETH, prize").or(back.getByText("Pot 0 ETH, prize")).waitFor();
    expect((await contest.reward.seasonOf(3n)).state.pot).to.equal(0n);
  });

  it("refuses terms that an organiser would regret as the tasks do, at the field, before anything is sent", async () => {
    const before = await seasonCount();
    const page = await visit("organise/open", "Organiser");
    for (const [fields, wrong] of [
      [{ Prize: "0" }, "Prize"],
      [{ Prize: "1", Pot: "0.5" }, "Pot"],
      [{ Pot: "2", "Takes claims for": "30s" }, "Takes claims for"],
      [{ "Takes claims for": "30d", Threshold: "9" }, "Threshold"],
    ] as const) {
      await fill(page, fields);
      await button(page, "Check the terms").click();
      await expectAlert(page, "TERMS_INVALID");
      expect(await page.locator('[aria-invalid="true"]').count()).to.equal(1);
      expect(await page.getByLabel(wrong, { exact: true }).getAttribute("aria-invalid")).to.equal("true");
    }
    await fill(page, { Threshold: "" });
    await page.getByLabel("Recordings are revealed after closing").check();
    await button(page, "Check the terms").click();
    await expectAlert(page, "TERMS_INVALID");
    expect((await act.alert(page)).text).to.include("An audit needs an auditor");
    // What only the contract knows is told by it, before the wallet is asked.
    await fill(page, { Auditor: address("Organiser"), Bond: "0.01" });
    await button(page, "Check the terms").click();
    await button(page, "Open the season").click();
    await expectAlert(page, "CONTRACT_REVERTED");
    expect((await act.alert(page)).text).to.include("IdolRoleConflict");
    expect(await seasonCount()).to.equal(before);
  });

  it("admits the addresses of a CSV alone, by the tasks' own root, and gives the list for the singers", async () => {
    const page = await visit("organise/open", "Organiser");
    const folder = await temporaryFolder("allowlist");
    const csv = join(folder, "singers.csv");
    const field = page.getByLabel("Everyone, or the addresses of a CSV alone");
    await writeFile(csv, `name,address\nSinger,${address("Singer")}\nNobody,0x12\n`);
    await field.setInputFiles(csv);
    await expectAlert(page, "ALLOWLIST_INVALID");
    expect((await act.alert(page)).text).to.include("line 3");
    await writeFile(csv, `name,address\nSinger,${address("Singer")}\nRival,${address("Rival")}\n`);
    await field.setInputFiles(csv);
    await page.getByText("2 addresses, Merkle root").waitFor();
    const { root } = allowlistOf([address("Singer"), address("Rival")]);
    const file = await saved(page, () => button(page, "Save the list for your singers").click());
    expect(JSON.parse(file.bytes.toString())).to.have.property("tree");
    await fill(page, { Prize: "0.1" });
    await button(page, "Check the terms").click();
    await page.getByText("The listed addresses alone").waitFor();
    await button(page, "Open the season").click();
    await page.getByRole("heading", { name: /Run season/ }).waitFor();
    const season = await seasonCount();
    expect((await app.contest.reward.seasonOf(season)).terms.allowlistRoot).to.equal(root);
  });

  it("says why to the wrong role, on the wrong chain, to who declines, and to who has too little", async () => {
    const { reward, provider } = app.contest;
    const page = await app.visit();
    await installWallet(page, address("Rival"));
    await act.connect(page, "Test Wallet");
    await page.goto(`${app.url}#/organise/season/1`);
    await button(page, "Pause claims").click();
    await expectAlert(page, "CONTRACT_REVERTED");
    expect((await act.alert(page)).text).to.include("IdolNotGuardian");

    const owner = reward.connect(await provider.getSigner(0));
    await (await owner.setGuardian(address("Rival"))).wait();
    await order(page, { declines: ["eth_sendTransaction"] });
    await button(page, "Pause claims").click();
    await expectAlert(page, "WALLET_REFUSED");
    await order(page, { declines: [] });
    await fill(page, { Amount: "99999999" });
    await button(page, "Fund it").click();
    await expectAlert(page, "FUNDS_MISSING");
    await page.evaluate(() => (window as unknown as { walletGoesTo(id: number): void }).walletGoesTo(1));
    await button(page, "Pause claims").click();
    await expectAlert(page, "NETWORK_MISMATCH");
    await page
      .locator("main")
      .getByRole("button", { name: /^Switch to/ })
      .first()
      .click();
    await page.getByText("is on another network").first().waitFor({ state: "hidden" });
    expect((await reward.seasonOf(1n)).state.paused).to.equal(false);
    await button(page, "Pause claims").click();
    await page.getByText("Claims are paused").waitFor();
    expect((await reward.seasonOf(1n)).state.paused).to.equal(true);
    await button(page, "Ask for the end of the season").waitFor();
    await button(page, "Let claims go on").click();
    await button(page, "Pause claims").waitFor();
  });

  it("ends a paused season once guardian and organiser have both asked", async () => {
    const { reward, provider } = app.contest;
    const season = await seasonCount();
    const guardian = await visit(`organise/season/${season}`, "Rival");
    await button(guardian, "Pause claims").click();
    await button(guardian, "Ask for the end of the season").click();
    await guardian.getByText("waits to be mined").first().waitFor({ state: "hidden" });
    const page = await visit(`organise/season/${season}`, "Organiser");
    await button(page, "Ask for the end of the season").click();
    await page.getByRole("heading", { name: "Hold claims up" }).waitFor({ state: "hidden" });
    const { closesAt } = (await reward.seasonOf(season)).state;
    expect(Number(closesAt)).to.be.at.most((await provider.getBlock("latest"))!.timestamp);
  });

  it("saves for a Safe what its owners sign, and tries it before", async () => {
    const { reward, provider, deployment } = app.contest;
    const page = await visit("organise/season/1");
    await page.getByLabel(/^A Safe/).check();
    const field = page.getByLabel("The Safe's address");
    await fill(page, { Amount: "0.5" });
    await field.fill(address("Singer"));
    await button(page, "Fund it, for the Safe").click();
    await expectAlert(page, "SAFE_UNKNOWN");
    const safe = "0x000000000000000000000000000000000000bEEF";
    await provider.send("anvil_setCode", [safe, "0x00"]);
    await field.fill(safe);
    await button(page, "Fund it, for the Safe").click();
    await expectAlert(page, "FUNDS_MISSING");
    await provider.send("anvil_setBalance", [safe, "0xde0b6b3a7640000"]);
    const { bytes } = await saved(page, () => button(page, "Fund it, for the Safe").click());
    const batch = JSON.parse(bytes.toString());
    expect(batch).to.include({ version: "1.0", chainId: "31337" });
    expect(batch.meta.createdFromSafeAddress).to.equal(safe);
    const amount = parseEther("0.5");
    expect(batch.transactions).to.deep.equal([
      {
        to: deployment.reward,
        value: `${amount}`,
        data: REWARD.encodeFunctionData("fund", [CONTEST.open, amount]),
        contractMethod: null,
        contractInputsValues: null,
      },
    ]);
    await button(page, "Pause claims, for the Safe").click();
    await expectAlert(page, "CONTRACT_REVERTED");
    const { pot } = (await reward.seasonOf(1n)).state;
    await provider.send("anvil_impersonateAccount", [safe]);
    const [{ to, value, data }] = batch.transactions;
    await provider.send("anvil_setBalance", [safe, "0x1bc16d674ec80000"]);
    await provider.send("anvil_setCode", [safe, "0x"]);
    await provider.send("eth_sendTransaction", [
      { from: safe, to, data, value: `0x${BigInt(value).toString(16)}` },
    ]);
    expect((await reward.seasonOf(1n)).state.pot).to.equal(pot + amount);
  });

  it("describes a season by a document whose hash is on chain, and shows no other", async () => {
    const { reward } = app.contest;
    const page = await visit("organise/season/1", "Organiser");
    await fill(page, { Title: "Gasps of spring", Text: "Say <img src=x onerror=alert(1)>!\nTwice." });
    const file = await saved(page, () => button(page, "Save the document").click());
    await button(page, "Publish its hash").click();
    const [event] = await settled(() => reward.queryFilter(reward.filters.SeasonDescribed(1n)));
    const hash = event!.args.document;
    expect(file.name).to.equal(`${hash}.json`);

    const visitor = await visit("organise");
    const look = async () => {
      await visitor.goto(`${app.url}?${Math.random()}#/season/1`);
      await visitor.getByRole("heading", { name: "Terms" }).waitFor();
    };
    await look();
    await visitor.getByText("this page's host has no such document").waitFor();
    const folder = join(await bundleOnce(), "seasons");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, file.name), file.bytes);
    await look();
    await visitor.getByRole("heading", { name: "Gasps of spring" }).waitFor();
    await visitor.getByText("Say <img src=x onerror=alert(1)>!").waitFor();
    expect(await visitor.locator(".about img").count()).to.equal(0);
    await writeFile(join(folder, file.name), file.bytes.toString().replace("Gasps", "Gaspz"));
    await look();
    await visitor.getByText("this page's host has no such document").waitFor();
    await rm(folder, { recursive: true });
  });

  it("fits 320 pixels, and has nothing that axe finds", async () => {
    for (const route of ["organise", "organise/open", "organise/season/1"]) {
      const page = await app.visit({ viewport: { width: 320, height: 640 } });
      await page.goto(`${app.url}#/${route}`);
      await page.getByRole("heading", { name: "Who sends" }).waitFor();
      await page.waitForTimeout(300);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `pixels that stand out of ${route}`).to.be.at.most(0);
      expect(await axe(page), route).to.deep.equal([]);
    }
  });
});

/** What a question comes to once the chain has an answer. */
async function settled<T>(ask: () => Promise<T[]>): Promise<T[]> {
  for (let round = 0; round < 100; round++) {
    const answer = await ask();
    if (answer.length > 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new TypeError("the chain has nothing of it");
}

function short(of: string): string {
  return `${of.slice(0, 6)}…${of.slice(-4)}`;
}
