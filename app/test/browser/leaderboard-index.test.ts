import { expect } from "chai";
import { seasonOfMany } from "./many-claims.ts";
import { useTestApp } from "./test-app.ts";

const CLAIMS = 120;

describe("the leaderboard, with an index", function () {
  this.timeout(400_000);
  const app = useTestApp({ index: true });

  it("is read from it page by page, and from the chain once it is gone, which the page says", async () => {
    const { season } = await seasonOfMany(app.contest, CLAIMS, (index) => BigInt(index));
    const page = await app.visit();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/index/graphql")) asked.push(request.postData() ?? "");
    });
    await page.goto(`${app.url}#/season/${season}`);
    const rows = page.locator(".leaderboard tbody tr");
    await page.getByText(`Best scores of ${CLAIMS} singers`).waitFor();
    const before = await rows.first().textContent();
    expect(await rows.count()).to.equal(50);
    await page.waitForFunction(() => !document.body.textContent.includes("was not relied on"));
    expect(asked.filter((body) => body.includes('"limit":50')).length).to.be.greaterThan(0);

    await app.stopIndex();
    await page.getByText("index was not relied on").waitFor();
    expect(await rows.first().textContent()).to.equal(before);
    await page.getByRole("button", { name: "Show more" }).click();
    await rows.nth(99).waitFor();
  });
});
