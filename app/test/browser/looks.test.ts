import { expect } from "chai";
import { parseEther } from "ethers";
import type { Page } from "playwright-core";
import { act } from "./acts.ts";
import { axe } from "./axe.ts";
import { claimFor } from "./claims.ts";
import { CLIPS } from "./clips.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { deployToken, openSeason } from "./seasons.ts";
import { useTestApp } from "./test-app.ts";

const NARROW = { width: 320, height: 640 };
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
/** Web Vitals call up to 0.1 good. */
const MOST_SHIFT = 0.05;

describe("how the page looks", function () {
  this.timeout(120_000);
  const app = useTestApp();
  const singer = () => accountOf(app.contest.deployment, "Singer");
  const found = (page: Page) => page.getByRole("heading", { name: "Surprise the judge" }).waitFor();

  before(() => claimFor(app.contest, singer(), CONTEST.open));

  for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    it(`does not move what was there while it loads, on a ${name}`, async () => {
      const page = await app.visit({ viewport }, () => {
        const shifts: string[] = [];
        Object.assign(window, { shift: 0, shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as LayoutShift[]) {
            if (entry.hadRecentInput) continue;
            (window as unknown as { shift: number }).shift += entry.value;
            for (const { node, previousRect, currentRect } of entry.sources) {
              const what = node instanceof Element ? node.outerHTML.slice(0, 80) : node?.nodeName;
              shifts.push(`${what}: ${previousRect.y} to ${currentRect.y}`);
            }
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      const shiftOf = () =>
        page.evaluate(() => {
          const { shift, shifts } = window as unknown as { shift: number; shifts: string[] };
          return { shift, shifts };
        });
      await found(page);
      await page.waitForTimeout(500);
      const home = await shiftOf();
      expect(home.shift, home.shifts.join("\n")).to.be.at.most(MOST_SHIFT);
      await page.goto(`${app.url}?again#/season/1`);
      await page.getByRole("heading", { name: "Terms" }).waitFor();
      await page.waitForTimeout(500);
      const season = await shiftOf();
      expect(season.shift, season.shifts.join("\n")).to.be.at.most(MOST_SHIFT);
    });
  }

  it("breaks no rule of its own policy, whichever part of it runs first", async () => {
    const page = await app.visit({}, () => {
      const broken: string[] = [];
      Object.assign(window, { broken });
      addEventListener("securitypolicyviolation", (event) => {
        broken.push(`${event.violatedDirective}: ${event.blockedURI} in ${event.sourceFile}`);
      });
    });
    await found(page);
    await page.goto(`${app.url}#/organise`);
    await page.getByRole("heading", { name: "Who sends" }).waitFor();
    expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).to.deep.equal([]);
  });

  it("names each route in its title", async () => {
    const page = await app.visit();
    await found(page);
    expect(await page.title()).to.equal("Idol: sing, prove, get paid");
    const titles = [];
    for (const route of ["seasons", "season/1", `season/1/claim/${singer()}`, `badges/${singer()}`]) {
      await page.goto(`${app.url}#/${route}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      titles.push(await page.title());
    }
    const short = `${singer().slice(0, 6)}…${singer().slice(-4)}`;
    expect(titles).to.deep.equal([
      "Seasons · Idol",
      "Season 1 · Idol",
      `A claim by ${short}, season 1 · Idol`,
      `Badges of ${short} · Idol`,
    ]);
  });

  it("fits 320 pixels: nothing is cut off, wrapped within a word, or too low to be hit", async () => {
    const page = await app.visit({ viewport: NARROW });
    await found(page);
    await page.locator(".account > button").click();
    const close = page.getByRole("button", { name: "Close" });
    expect((await close.boundingBox())!.height, "a button of one line").to.be.below(50);
    await close.click();
    await page.goto(`${app.url}#/season/1`);
    await page.locator(".leaderboard tbody tr").waitFor();
    const table = await page
      .locator(".leaderboard table")
      .evaluate((each) => each.scrollWidth - each.clientWidth);
    expect(table, "pixels of the leaderboard that are cut off").to.be.at.most(0);
    expect(await axe(page)).to.deep.equal([]);
    for (const [route, link] of [
      ["", "Pot, terms and leaderboard"],
      ["#/seasons", "Season 1"],
      ["#/season/1", `${singer().slice(0, 6)}…${singer().slice(-4)}`],
    ] as const) {
      await page.goto(`${app.url}${route}`);
      await page.locator("main").getByRole("link", { name: link }).first().waitFor();
      const low = await page
        .locator("a:visible")
        .evaluateAll((links) =>
          links.map((link) => [link.textContent, link.getBoundingClientRect().height] as const),
        );
      expect(low.filter(([, height]) => height < 24)).to.deep.equal([]);
    }
  });

  it("shows the whole address that is paid, on a phone too", async () => {
    const page = await app.visit({ viewport: PHONE });
    await act.choose(page, CLIPS.surprise);
    await act.connect(page, "Singer");
    const field = page.getByLabel("Pay the prize to");
    expect(await field.inputValue()).to.equal(singer());
    const cut = await field.evaluate((each) => [
      each.scrollWidth - each.clientWidth,
      each.scrollHeight - each.clientHeight,
    ]);
    expect(cut).to.deep.equal([0, 0]);
  });

  it("tells by edges what it tells by colours, where the visitor's own colours replace them", async () => {
    const page = await app.visit({ forcedColors: "active" });
    const style = (selector: string, property: string) =>
      page
        .locator(selector)
        .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property);
    // One that does not win, and one that does: their bars are drawn by different rules.
    for (const clip of [CLIPS.disgust, CLIPS.surprise]) {
      await act.choose(page, clip);
      await act.score(page);
      const bar = await style(".reach", "background-color");
      expect(bar, clip).to.not.equal(await style(".scale", "background-color"));
      expect(await style('.step[data-state="now"]', "border-top-width")).to.equal("4px");
      if (clip === CLIPS.surprise) expect(await axe(page)).to.deep.equal([]);
      await page.getByRole("button", { name: "Sing again" }).click();
    }
    expect(await style(".sing", "border-top-width")).to.equal("3px");
  });

  it("writes numbers and dates as its English does, whatever the browser's language", async () => {
    const page = await app.visit({ locale: "ar-EG" });
    await page.goto(`${app.url}#/season/1`);
    await page.getByRole("row", { name: /Open until/ }).waitFor();
    expect(await page.locator("main").textContent()).to.not.match(/[\u0660-\u0669\u06f0-\u06f9]/);
    expect(await page.getByRole("row", { name: /Open until/ }).textContent()).to.match(
      /\d{1,2} \w{3,4} 20\d\d/,
    );
  });

  it("shows which token a season pays in, and never one that calls itself ETH as the chain's own coin", async () => {
    const token = await deployToken(app.contest);
    const currency = await token.getAddress();
    const season = await openSeason(
      app.contest,
      { currency, prize: parseEther("2") },
      parseEther("4"),
      token,
    );
    const page = await app.visit();
    await page.goto(`${app.url}#/season/${season}`);
    await page.getByRole("row", { name: `Currency MOCK, the token at ${currency}` }).waitFor();
    await page.goto(`${app.url}#/season/1`);
    await page.getByRole("row", { name: "Currency The chain's own coin, ETH" }).waitFor();
  });
});

/** What TypeScript's library does not know yet. */
interface LayoutShift {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}
