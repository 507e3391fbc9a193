import { expect } from "chai";
import { parseEther, Wallet } from "ethers";
import type { Page } from "playwright-core";
import { act, expectAlert, saved } from "./acts.ts";
import { axe } from "./axe.ts";
import { CLIPS } from "./clips.ts";
import { CONTEST } from "./contest.ts";
import { openSeason } from "./seasons.ts";
import { useTestApp } from "./test-app.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
const PASSPHRASE = "correct horse battery";
const HOUR = 3600;

/** Opens the choice of accounts. */
async function openAccounts(page: Page) {
  await page.locator(".account > button").click();
  return page.getByRole("dialog").first();
}

async function askForKey(page: Page) {
  const dialog = await openAccounts(page);
  await dialog.getByRole("button", { name: "Make a key in this browser" }).click();
  await dialog.getByText("nobody can bring it back").waitFor();
  return dialog;
}

/** Makes a key by the passphrase; its address. */
async function makeKey(page: Page): Promise<string> {
  const dialog = await askForKey(page);
  await dialog.getByLabel(/12 characters or more/).fill(PASSPHRASE);
  await dialog.getByLabel("The passphrase again").fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Lock it with this passphrase" }).click();
  return await addressOf(page);
}

/** The address of the account that is connected. */
async function addressOf(page: Page): Promise<string> {
  await page.locator(".account > button .mono").waitFor();
  const dialog = await openAccounts(page);
  const address = (await dialog.locator(".breakable").textContent())!;
  await dialog.getByRole("button", { name: "Close" }).click();
  return address;
}

async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Open your key" });
  await dialog.getByLabel("Your passphrase").fill(passphrase);
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
}

describe("a singer with a key made in the page", function () {
  this.timeout(240_000);
  const app = useTestApp({ relay: true, microphone: CLIPS.surprise });

  it("sings into a phone, proves, signs, reveals, and is paid with the bond through the relay, without ever having a coin", async () => {
    const { contest } = app;
    const now = (await contest.provider.getBlock("latest"))!.timestamp;
    const terms = {
      // What a fake microphone plays begins anywhere, so its score is anything.
      threshold: -(2n ** 40n),
      closesAt: now + 24 * HOUR,
      revealPeriod: 24 * HOUR,
      auditPeriod: 24 * HOUR,
      auditor: contest.deployment.demoAccounts![4]!.address,
      bond: CONTEST.bond,
      phrase: true,
    };
    const season = await openSeason(contest, terms, parseEther("1"));
    const page = await app.visit(PHONE);
    await page.getByLabel("Sing for").selectOption(season.toString());
    const singer = await makeKey(page);
    await page.getByText("the auditor listens for these words").waitFor();
    await page.getByRole("button", { name: "Sing", exact: true }).click();
    await act.score(page);
    await act.prove(page);
    expect(await axe(page), "before claiming").to.deep.equal([]);

    await page.getByRole("button", { name: "Sign and claim through the relay" }).click();
    await unlock(page, "another passphrase");
    await page.getByRole("dialog", { name: "Open your key" }).locator('[data-code="KEY_LOCKED"]').waitFor();
    expect(await axe(page), "a wrong passphrase").to.deep.equal([]);
    expect((await contest.reward.claimOf(season, singer)).status, "nothing was sent").to.equal(0n);
    await unlock(page);
    await page.getByText("The prize is yours").waitFor();

    await contest.wait(24 * HOUR + 1);
    await page.getByRole("link", { name: "Reveal it" }).click();
    await page.getByLabel("Where everybody can get the file").fill("https://example.org/take.wav");
    await page.getByRole("button", { name: "Sign and reveal through the relay" }).click();
    await unlock(page);
    await page.locator("[data-due]").waitFor({ state: "detached" });
    expect(await contest.reward.recordingUri(season, singer)).to.equal("https://example.org/take.wav");

    await contest.wait(48 * HOUR);
    await page.getByRole("link", { name: "Home", exact: true }).click();
    await page.getByRole("button", { name: /^Withdraw/ }).click();
    await page.getByText("Take a bow").waitFor();
    const { provider } = contest;
    expect(await provider.getBalance(singer)).to.equal(CONTEST.prize + CONTEST.bond);
    expect(await provider.getTransactionCount(singer), "transactions of the singer's own").to.equal(0);
  });

  it("has the key after a reload, saves it as a wallet takes it, and has none after it was removed", async () => {
    const page = await app.visit(PHONE);
    const address = await makeKey(page);
    await page.reload();
    expect(await addressOf(page)).to.equal(address);
    await openAccounts(page);
    expect(await axe(page)).to.deep.equal([]);
    await page.getByRole("button", { name: "Save the key" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await page.getByRole("alert").count(), "declining is no failure").to.equal(0);
    await page.getByRole("button", { name: "Save the key" }).click();
    const file = await saved(page, () => unlock(page));
    const key = file.bytes.toString().trim().split("\n").at(-1)!;
    expect(new Wallet(key).address).to.equal(address);
    await page.getByRole("button", { name: "Remove the key" }).click();
    await page.getByRole("button", { name: "Remove it for good" }).click();
    await page.reload();
    const dialog = await openAccounts(page);
    await dialog.getByRole("button", { name: "Make a key in this browser" }).waitFor();
  });

  it("keeps one key where two tabs make one each, and signs nothing with one that the other tab removed", async () => {
    const first = await app.visit();
    const second = await app.visitAgain(first);
    const offered = await askForKey(second);
    const address = await makeKey(first);
    await offered.getByLabel(/12 characters or more/).fill("the second passphrase");
    await offered.getByLabel("The passphrase again").fill("the second passphrase");
    await offered.getByRole("button", { name: "Lock it with this passphrase" }).click();
    await expectAlert(second, "KEY_EXISTS");
    await offered.getByRole("button", { name: /Key of this browser/ }).click();
    expect(await addressOf(second)).to.equal(address);
    await openAccounts(second);
    await second.getByRole("button", { name: "Remove the key" }).click();
    await second.getByRole("button", { name: "Remove it for good" }).click();
    await openAccounts(first);
    await first.getByRole("button", { name: "Save the key" }).click();
    await expectAlert(first, "KEY_MISSING");
  });

  it("saves the key as a file at once where the browser keeps nothing", async () => {
    const page = await app.visit({}, () => {
      Object.defineProperty(window, "indexedDB", {
        get: () => {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    });
    await expectAlert(page, "STORAGE_BLOCKED");
    const { bytes } = await saved(page, () => makeKey(page));
    const key = bytes.toString().trim().split("\n").at(-1)!;
    expect(new Wallet(key).address).to.equal(await addressOf(page));
  });

  it("locks the key by a passkey that can encrypt, and says so of one that cannot", async () => {
    for (const hasPrf of [true, false]) {
      const page = await app.visit();
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("WebAuthn.enable");
      await devtools.send("WebAuthn.addVirtualAuthenticator", {
        options: {
          protocol: "ctap2",
          ctap2Version: "ctap2_1",
          transport: "internal",
          hasUserVerification: true,
          isUserVerified: true,
          hasResidentKey: true,
          automaticPresenceSimulation: true,
          hasPrf,
        },
      });
      const dialog = await askForKey(page);
      await dialog.getByRole("button", { name: "Lock it with a passkey" }).click();
      if (!hasPrf) {
        await expectAlert(page, "PASSKEY_UNFIT");
        continue;
      }
      const address = await addressOf(page);
      await page.reload();
      await page.locator(".account > button .mono").waitFor();
      await openAccounts(page);
      await page.getByRole("button", { name: "Save the key" }).click();
      const { bytes } = await saved(page, () =>
        page.getByRole("button", { name: "Use your passkey" }).click(),
      );
      expect(new Wallet(bytes.toString().trim().split("\n").at(-1)!).address).to.equal(address);
    }
  });
});
