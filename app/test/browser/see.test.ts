import { phraseOf } from "@idol/client";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { act, PROOF_MILLISECONDS } from "./acts.ts";
import { claimFor } from "./claims.ts";
import { CLIPS } from "./clips.ts";
import { CONTEST } from "./contest.ts";
import { keptRecording } from "./kept-recording.ts";
import { hostRecording } from "./recording-host.ts";
import { useTestApp } from "./test-app.ts";

describe("browsing without an account", function () {
  this.timeout(180_000);
  const app = useTestApp();
  const singer = () => app.contest.deployment.demoAccounts![1]!.address;

  const holds = (page: Page) => page.locator('.checks [data-holds="true"]');

  it("shows a claim on the leaderboard, with its badge and a proof checked by the device", async () => {
    await claimFor(app.contest, singer(), CONTEST.open);
    const page = await app.visit();
    await page.getByRole("link", { name: "Seasons" }).click();
    await page.getByRole("link", { name: "Season 1" }).click();
    await page
      .getByRole("table", { name: /Best score/ })
      .getByRole("link")
      .click();
    await page.getByText("The prize is owed").waitFor();
    await page.getByText("relayed by").waitFor();
    const badge = page.getByRole("img", { name: /Badge of/ });
    await badge.waitFor();
    expect(
      await badge.evaluate((image: HTMLImageElement) => image.naturalWidth),
      "the SVG is drawn",
    ).to.be.above(0);
    await page.getByText("The proof holds").waitFor({ timeout: PROOF_MILLISECONDS });
    expect(await holds(page).count()).to.equal(4);
    await page.goto(`${app.url}#/badges/${singer()}`);
    await badge.waitFor();
    expect(await badge.getAttribute("src")).to.match(/^data:image\/svg\+xml;base64,/);
    expect(
      await page.locator("main svg:not(.avatar)").count(),
      "the chain's SVG is nowhere but in <img>",
    ).to.equal(0);
  });

  it("shows an audited season: a proof with the recording's hash, the reveal after closing, the audit in the page", async () => {
    const page = await app.visit();
    await page.goto(`${app.url}#/season/2`);
    await page.getByRole("button", { name: "Sing for this season" }).click();
    await page.getByText("Connect the account that is to be paid before you sing").waitFor();
    await act.connect(page, "Singer");
    const { terms, state } = await app.contest.reward.seasonOf(CONTEST.audited);
    const season = { number: CONTEST.audited, terms, state };
    const phrase = phraseOf(season, app.contest.deployment, singer());
    await page.getByText(`Say “${phrase}”`).waitFor();
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    await act.prove(page);
    await page.getByText("A bond of 0.01 ETH goes along").waitFor();
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    await page.getByText("It can be withdrawn once the audit is over").waitFor();

    await app.contest.wait(CONTEST.auditedOpenFor + 1);
    const recording = await hostRecording(await keptRecording());
    try {
      await page.getByRole("link", { name: "The claim's page" }).click();
      await page.getByLabel("Where everybody can get the file").fill(`${recording.url}/take.wav`);
      await page.getByRole("button", { name: "Reveal", exact: true }).click();
      await page.getByRole("button", { name: /^Fetch it from 127/ }).click();
      await page.getByText("This is the recording that was proved").waitFor();
      await page.getByText(`The singer has to say “${phrase}”`).waitFor();
      await page.getByLabel("Check a recording from a file").setInputFiles(CLIPS.disgust);
      await page.locator('.checks [data-holds="false"]').first().waitFor();
      expect(await page.getByText("This is the recording that was proved").count()).to.equal(0);
    } finally {
      await recording.stop();
    }

    await app.contest.wait(CONTEST.revealPeriod + CONTEST.auditPeriod + 1);
    const before = await app.contest.provider.getBalance(singer());
    await page.goto(app.url);
    await page.getByRole("button", { name: /^Withdraw 0\.11 ETH/ }).click();
    await page.getByText("Take a bow").waitFor();
    expect((await app.contest.provider.getBalance(singer())) > before).to.equal(true);
  });

  it("asks nobody but its own host for anything", async () => {
    const page = await app.visit();
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    await page.reload();
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    await act.connect(page, "Relayer");
    await page.goto(`${app.url}#/season/1`);
    await page.getByRole("heading", { name: "Terms" }).waitFor();
    const own = new URL(app.url).origin;
    expect([...asked].filter((origin) => origin !== own && origin !== "null")).to.deep.equal([]);
  });
});
