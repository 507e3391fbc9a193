import { readFile } from "node:fs/promises";
import { expect } from "chai";
import type { Download, Page } from "playwright-core";

/** Proving may take this long on a busy machine. */
export const PROOF_MILLISECONDS = 120_000;

/** What a visitor does, in the page's own words. */
export const act = {
  /** Chooses a recording from a file. */
  async choose(page: Page, path: string): Promise<void> {
    await page.getByLabel("Choose a recording").setInputFiles(path);
  },
  /** Waits for the score; returns it in instance units. */
  async score(page: Page): Promise<bigint> {
    const score = page.locator("[data-instance]");
    await score.waitFor();
    return BigInt((await score.getAttribute("data-instance"))!);
  },
  /** Connects a wallet by its name, or one of the local chain's accounts. */
  async connect(page: Page, name: string): Promise<void> {
    await page.locator(".account > button").click();
    await page.getByRole("dialog").getByRole("button", { name }).click();
    await page.locator(".account .mono").first().waitFor();
  },
  /** Types the address that the proof is to pay. */
  async payee(page: Page, address: string): Promise<void> {
    await page.getByLabel("Pay the prize to").fill(address);
  },
  /** Proves for the account that is connected. */
  async prove(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Prove it on this device" }).click();
    await page.getByText("It is kept in this browser").waitFor({ timeout: PROOF_MILLISECONDS });
  },
  /** Loads a proof from its two files. */
  async loadProof(page: Page, files: string[]): Promise<void> {
    const details = page.locator(".files");
    await details.waitFor();
    if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
    await page.getByLabel("Proof and its .binding.json").setInputFiles(files);
  },
  /** What the alert says, by its code. */
  async alert(page: Page): Promise<{ code: string; text: string }> {
    const alert = page.getByRole("alert").first();
    await alert.waitFor();
    return {
      code: (await alert.getAttribute("data-code"))!,
      text: (await alert.locator("p").allTextContents()).join("\n"),
    };
  },
};

/** The bytes of what the browser saves while `click` runs. */
export async function saved(
  page: Page,
  click: () => Promise<unknown>,
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

async function bytesOf(download: Download): Promise<Buffer> {
  return await readFile((await download.path())!);
}

/** An alert has a sentence that says what happened and one that says what to do. */
export async function expectAlert(page: Page, code: string): Promise<void> {
  const { code: found, text } = await act.alert(page);
  expect(found, text).to.equal(code);
  const sentences = text.split("\n").filter((line) => line.trim().length > 20);
  expect(sentences.length, `sentences in: ${text}`).to.be.at.least(2);
}
