import { expect } from "chai";
import type { Page } from "playwright-core";
import { act } from "./acts.ts";
import { axe } from "./axe.ts";
import { CLIPS } from "./clips.ts";
import { CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { useTestApp } from "./test-app.ts";

const PHONE = { width: 360, height: 740 };

describe("accessibility", function () {
  this.timeout(180_000);
  const app = useTestApp();
  const singer = () => app.contest.deployment.demoAccounts![1]!.address;
  const proof = () => proofFiles(app.contest, { account: singer(), season: CONTEST.open });

  for (const colorScheme of ["dark", "light"] as const) {
    it(`axe finds nothing in the page's states, ${colorScheme}, on a phone, and nothing is cut off`, async () => {
      const page = await app.visit({ colorScheme, viewport: PHONE, reducedMotion: "reduce" });
      const inspect = async (state: string) => {
        expect(await axe(page), state).to.deep.equal([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${state}: pixels beyond the screen`).to.be.at.most(0);
      };
      await page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
      await inspect("before singing");
      await page.locator(".account > button").click();
      await inspect("choice of wallets");
      await page.getByRole("dialog").getByRole("button", { name: "Rival" }).click();
      await act.choose(page, CLIPS.surprise);
      await act.score(page);
      await page.getByRole("button", { name: "Show what the judge attends to" }).click();
      await inspect("judged");
      await act.loadProof(page, await proof());
      await page.getByRole("button", { name: "Relay the claim" }).waitFor();
      await inspect("proved");
      await page.goto(`${app.url}#/seasons`);
      await page.getByRole("heading", { name: "Seasons" }).waitFor();
      await inspect("seasons");
      await page.goto(`${app.url}#/season/2`);
      await page.getByRole("heading", { name: "Terms" }).waitFor();
      await inspect("season");
    });
  }

  it("takes a keyboard user from the file to the prize", async () => {
    const page = await app.visit();
    // Playwright takes file choosers over while somebody listens; beginning just before the key is pressed can be too late.
    page.on("filechooser", () => {});
    await page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
    const press = pressOn(page);
    await press("Connect");
    await press(/^Singer/);
    await page.locator(".account .mono").first().waitFor();
    await tabTo(page, "Choose a recording");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
    await chooser.setFiles(CLIPS.surprise);
    await act.score(page);
    await tabTo(page, /Load a proof from files/);
    await page.keyboard.press("Enter");
    await tabTo(page, "Proof and its .binding.json, both at once");
    const [second] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
    await second.setFiles(await proof());
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).waitFor();
    await press("Claim 0.1 ETH");
    await page.getByText("The prize is yours").waitFor();
    await press("Withdraw 0.1 ETH");
    await page.getByText("Take a bow").waitFor();
  });
});

describe("accessibility with a microphone", function () {
  this.timeout(60_000);
  const app = useTestApp({ microphone: CLIPS.surprise });

  it("lets a keyboard user record, cancel, record again and end early, and never loses the focus", async () => {
    const page = await app.visit();
    const press = pressOn(page);
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest("section")?.querySelector("h2")?.textContent);
    await page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
    await press("Sing");
    await press("Cancel");
    await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
    expect(await focused()).to.equal("Sing");
    await press("Sing");
    await page.getByText("Sing now!").waitFor();
    await page.waitForTimeout(800);
    await press("Done");
    await act.score(page);
    expect(await focused()).to.equal("Sing (done)");
    await press("Show what the judge attends to");
    await press("Sing again");
    await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
    expect(await focused()).to.equal("Sing");
  });

  it("starts empty after a reload during recording, and records again", async () => {
    const page = await app.visit();
    const sing = page.getByRole("button", { name: "Sing", exact: true });
    await sing.click();
    await page.getByText("Sing now!").waitFor();
    await page.reload();
    await sing.click();
    await act.score(page);
  });
});

/** Walks to something by its name, and presses it. */
function pressOn(page: Page): (name: string | RegExp) => Promise<void> {
  return async (name) => {
    await tabTo(page, name);
    await page.keyboard.press("Enter");
  };
}

/** Walks by Tab until what has the focus has this accessible name; at most once around the page. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const { activeElement } = document;
      const label =
        activeElement?.closest("label") ?? (activeElement as HTMLInputElement | null)?.labels?.[0];
      return (
        activeElement?.getAttribute("aria-label") ??
        (activeElement?.textContent?.trim() || label?.textContent?.trim()) ??
        ""
      );
    });
    seen.push(found);
    if (typeof name === "string" ? found === name : name.test(found)) return;
  }
  throw new TypeError(`Tab never reaches ${name}; it reaches: ${[...new Set(seen)].join(" | ")}`);
}
