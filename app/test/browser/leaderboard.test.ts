import { readLeaderboard } from "@idol/client";
import { formatScore } from "@idol/client/format";
import { expect } from "chai";
import { act } from "./acts.ts";
import { claimFor } from "./claims.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { seasonOfMany } from "./many-claims.ts";
import { useTestApp } from "./test-app.ts";

const CLAIMS = 500;
/** Instance units; the season's judge says how many bits are fractional. */
const STEP = 1000n;

describe("the leaderboard", function () {
  this.timeout(120_000);
  const app = useTestApp();

  it("ranks all of 500 claims, those that came last and are best first", async () => {
    const { season, singers } = await seasonOfMany(app.contest, CLAIMS, (index) => BigInt(index) * STEP);
    const ranked = await readLeaderboard(app.contest.reward, season);
    expect(ranked.map(({ singer }) => BigInt(singer))).to.deep.equal(singers.map(BigInt).reverse());
    const { terms } = await app.contest.reward.seasonOf(season);

    const page = await app.visit();
    await page.goto(`${app.url}#/season/${season}`);
    await page.getByText("Best scores of 500 singers").waitFor();
    const rows = page.locator(".leaderboard tbody tr");
    const cells = (index: number) => rows.nth(index).locator("td").allTextContents();
    const best = formatScore(BigInt(CLAIMS - 1) * STEP, Number(terms.scoreScale));
    expect((await cells(0)).slice(0, 3)).to.deep.equal(["1", shortOf(singers.at(-1)!), best]);
    expect(await rows.count()).to.equal(50);
    for (let shown = 50; shown < CLAIMS; shown += 50) {
      await page.getByRole("button", { name: "Show more" }).click();
      await rows.nth(shown + 49).waitFor();
    }
    expect(await rows.count()).to.equal(CLAIMS);
    expect((await cells(CLAIMS - 1)).slice(0, 2)).to.deep.equal(["500", shortOf(singers[0]!)]);
    expect(await page.getByRole("button", { name: "Show more" }).count()).to.equal(0);
  });

  it("gives a score in the same digits as the badge, the claim's page and the stage", async () => {
    const singer = accountOf(app.contest.deployment, "Singer");
    await claimFor(app.contest, singer, CONTEST.open);
    const page = await app.visit();
    await page.goto(`${app.url}#/season/1`);
    const score = await page.locator(".leaderboard tbody td").nth(2).textContent();
    expect(score).to.match(/^\d\.\d{4}$/);
    await page.locator(".leaderboard tbody a").click();
    expect(await page.locator(".figure").first().textContent()).to.equal(score);
    const badge = await page.getByRole("img", { name: /Badge of/ }).getAttribute("src");
    const drawn = Buffer.from(badge!.split(",")[1]!, "base64").toString();
    expect(drawn).to.include(`>${score}<`);
    await act.connect(page, "Singer");
    await page.goto(`${app.url}#/season/1`);
    await page.locator('[data-you="true"]').waitFor();
  });
});

function shortOf(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
