/** Films the way from opening the page to being paid, on a phone without a wallet: `node app/test/moving-picture.ts`. A real voice, a real proof, a real relay. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Wallet } from "ethers";
import { startLocalRelay } from "../host/local-relay.ts";
import { appPaths } from "../host/paths.ts";
import { serveApp } from "../host/serve.ts";
import { act } from "./browser/acts.ts";
import { bundleOnce } from "./browser/bundle.ts";
import { launchChromium } from "./browser/chromium.ts";
import { CLIPS } from "./browser/clips.ts";
import { startContest } from "./browser/contest.ts";
import { Film } from "./moving-picture/film.ts";

const FILE = join(appPaths.workspace, "docs/pictures/way-to-the-prize.webp");
const LASTS = 10_000;
const MOST_BYTES = 2_000_000;

const [bundle, contest] = await Promise.all([bundleOnce(), startContest()]);
const relay = await startLocalRelay(contest.url, contest.deployment);
const browser = await launchChromium({ microphone: CLIPS.surprise });
const served = await serveApp({
  bundle,
  port: 0,
  deployment: contest.deployment,
  node: contest.url,
  relay: relay.url,
});
try {
  const context = await browser.newContext({
    viewport: { width: 430, height: 760 },
    colorScheme: "dark",
    locale: "en-GB",
  });
  const page = await context.newPage();
  const show = (step: number) =>
    page.locator(`.steps > :nth-child(${step})`).evaluate((each) => each.scrollIntoView({ block: "start" }));
  await page.goto(served.url);
  await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
  await page.getByText("Looking for the contest").waitFor({ state: "hidden" });
  await page.evaluate(() => document.fonts.ready);
  const film = new Film(page);
  await page.getByRole("button", { name: "Sing", exact: true }).click();
  await act.score(page);
  await page.getByText("You win").waitFor();
  await page.getByRole("button", { name: "Show what the judge attends to" }).click();
  await show(2);
  await act.payee(page, Wallet.createRandom().address);
  await show(3);
  await act.prove(page);
  await show(4);
  await page.getByRole("button", { name: "Claim through the relay" }).click();
  await page.getByText("The prize is yours").waitFor();
  await show(4);
  await page.getByRole("button", { name: "Withdraw 0.1 ETH" }).click();
  await page.getByText("Take a bow").waitFor();
  const webp = await film.cut(browser, LASTS);
  if (webp.length > MOST_BYTES) throw new RangeError(`${webp.length} bytes, more than ${MOST_BYTES}`);
  await writeFile(FILE, webp);
  process.stdout.write(`${FILE}: ${Math.round(webp.length / 1000)} KB\n`);
} finally {
  await browser.close();
  await served.close();
  await relay.stop();
  await contest.stop();
}
