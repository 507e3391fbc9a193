/** Takes the pictures of the page that the documents show: `node app/test/pictures.ts`. Real voices, a real chain, real proofs. */
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openingOf, parseBinding } from "@idol/client/key";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { appPaths } from "../host/paths.ts";
import { serveApp } from "../host/serve.ts";
import { act, PROOF_MILLISECONDS } from "./browser/acts.ts";
import { bundleOnce } from "./browser/bundle.ts";
import { launchChromium } from "./browser/chromium.ts";
import { claimFor } from "./browser/claims.ts";
import { CLIPS } from "./browser/clips.ts";
import { accountOf, CONTEST, type Contest, startContest } from "./browser/contest.ts";
import { keptRecording } from "./browser/kept-recording.ts";
import { hostRecording } from "./browser/recording-host.ts";

const DESK: BrowserContextOptions = { viewport: { width: 860, height: 1000 }, deviceScaleFactor: 1 };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 };

/** Where the pictures are taken. */
interface Studio {
  contest: Contest;
  url: string;
  visit(options: BrowserContextOptions): Promise<Page>;
  address(name: string): string;
}

/** Takes a picture of the page, or of a part of it. */
async function take(page: Page, name: string, part?: string): Promise<void> {
  const path = join(appPaths.workspace, "docs/pictures", `stage-${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  if (part === undefined) await page.screenshot({ path });
  else await page.locator(part).screenshot({ path });
  process.stdout.write(`${name}: ${Math.round(statSync(path).size / 1000)} KB\n`);
}

async function takeHome({ visit }: Studio): Promise<void> {
  const phone = await visit({ ...PHONE, colorScheme: "dark" });
  await phone.getByRole("button", { name: "Sing", exact: true }).waitFor();
  await phone.getByText("Looking for the contest").waitFor({ state: "hidden" });
  await take(phone, "phone");

  const page = await visit({ ...DESK, colorScheme: "light" });
  await act.choose(page, CLIPS.surprise);
  await act.score(page);
  await page.getByRole("button", { name: "Show what the judge attends to" }).click();
  await take(page, "judged", ".steps > :nth-child(1)");
  await page.getByRole("button", { name: "Show what the judge attends to" }).click();
  await act.connect(page, "Singer");
  await page.getByRole("button", { name: "Prove it on this device" }).click();
  await page.locator(".phases").getByText("Prove", { exact: true }).waitFor();
  await page.locator('.phases [data-state="now"]').getByText("Prove", { exact: true }).waitFor();
  await page.locator(".steps > :nth-child(2)").scrollIntoViewIfNeeded();
  await take(page, "proving");
  await page.getByText("It is kept in this browser").waitFor({ timeout: PROOF_MILLISECONDS });
  await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
  await page.getByText("The prize is yours").waitFor();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator(".steps > :nth-child(4)").scrollIntoViewIfNeeded();
  await take(page, "claimed");
}

async function takeSeasons({ contest, visit, url, address }: Studio): Promise<void> {
  for (const name of ["Rival", "Organiser"]) await claimFor(contest, address(name), CONTEST.open);
  const page = await visit({ ...DESK, colorScheme: "light" });
  await page.goto(`${url}#/season/1`);
  await page.getByRole("table", { name: /Best score/ }).waitFor();
  await take(page, "season");
  await page.goto(`${url}#/season/1/claim/${address("Singer")}`);
  await page.getByText("The proof holds").waitFor({ timeout: PROOF_MILLISECONDS });
  await page.getByRole("img", { name: /Badge of/ }).waitFor();
  await take(page, "claim");
}

async function takeAudit({ contest, visit, url, address }: Studio): Promise<void> {
  const sidecar = await claimFor(contest, address("Singer"), CONTEST.audited);
  const opening = openingOf(parseBinding(await readFile(sidecar, "utf8")));
  await contest.wait(CONTEST.auditedOpenFor + 1);
  const host = await hostRecording(await keptRecording());
  const singer = contest.reward.connect(await contest.provider.getSigner(address("Singer")));
  await (await singer.reveal(CONTEST.audited, `${host.url}/voice.wav`, opening)).wait();
  const page = await visit({ ...DESK, colorScheme: "light" });
  await act.connect(page, "Auditor");
  await page.goto(`${url}#/season/2/claim/${address("Singer")}`);
  await page.getByRole("button", { name: /^Fetch it from/ }).click();
  await page.getByText("This is the recording that was proved").waitFor();
  await take(page, "audit", '[aria-labelledby="recording"]');
  await host.stop();
}

const [bundle, contest, browser]: [string, Contest, Browser] = await Promise.all([
  bundleOnce(),
  startContest(),
  launchChromium(),
]);
const served = await serveApp({ bundle, port: 0, deployment: contest.deployment, node: contest.url });
const studio: Studio = {
  contest,
  url: served.url,
  address: (name) => accountOf(contest.deployment, name),
  async visit(options) {
    const context = await browser.newContext({ ...options, locale: "en-GB", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(served.url);
    return page;
  },
};
try {
  await takeHome(studio);
  await takeSeasons(studio);
  await takeAudit(studio);
} finally {
  await browser.close();
  await served.close();
  await contest.stop();
}
