import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { useTestApp } from "./test-app.ts";

const MOST_BYTES = 200_000;
const MOST_UNUSED = 95_000;

describe("what the page loads before the first click", function () {
  this.timeout(120_000);
  const app = useTestApp();
  const found = (page: Page) => page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
  const told = (sizes: Map<string, number>) => [...sizes].map(([name, size]) => `${name} ${size}`).join("\n");
  const sum = (sizes: Map<string, number>) => [...sizes.values()].reduce((all, each) => all + each, 0);

  it("is at most 200 KB gzipped, its fonts included", async () => {
    const context = await app.browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    const sizes = new Map<string, number>();
    const bodies: Promise<void>[] = [];
    page.on("response", (response) => {
      if (response.request().method() !== "GET") return;
      const { pathname } = new URL(response.url());
      bodies.push(response.body().then((body) => void sizes.set(pathname, gzipSync(body).length)));
    });
    await page.goto(app.url, { waitUntil: "networkidle" });
    await found(page);
    await Promise.all(bodies);
    await context.close();
    expect([...sizes.keys()].filter((name) => name.endsWith(".woff2")).length, told(sizes)).to.equal(2);
    expect(sum(sizes), told(sizes)).to.be.at.most(MOST_BYTES);
  });

  it("draws the first screen before a script runs, and then the same again", async () => {
    const drawn = async (javaScriptEnabled: boolean) => {
      const context = await app.browser.newContext({ javaScriptEnabled, serviceWorkers: "block" });
      const page = await context.newPage();
      // Until it is known where the contest lies.
      await page.route("**/deployment.json", () => {});
      await page.goto(app.url);
      if (javaScriptEnabled) await page.locator(".steps").waitFor();
      const texts = await page.locator(".billing").locator("h1, .lead").allTextContents();
      await context.close();
      return texts.map((text) => text.trim().replace(/\s+/g, " "));
    };
    const first = await drawn(false);
    expect(first).to.have.lengthOf(2);
    expect(await drawn(true)).to.deep.equal(first);
  });

  it("has at most 95 KB of JavaScript, gzipped, that does not run", async () => {
    const page = await app.visit();
    await page.coverage.startJSCoverage();
    await page.reload();
    await found(page);
    const scripts = (await page.coverage.stopJSCoverage()).filter(({ url }) => url.startsWith(app.url));
    const sizes = new Map(
      scripts.map(({ url, source = "", functions }) => {
        const ran = usedShare(source.length, functions);
        return [url.slice(app.url.length), Math.round(gzipSync(source).length * (1 - ran))];
      }),
    );
    expect(sizes.size).to.be.above(1);
    expect(sum(sizes), told(sizes)).to.be.at.most(MOST_UNUSED);
  });
});

type Range = { startOffset: number; endOffset: number; count: number };

/** The share of a script that ran: V8's ranges lie in each other, and the innermost counts. */
function usedShare(length: number, functions: readonly { ranges: readonly Range[] }[]): number {
  const ran = new Uint8Array(length);
  const size = ({ startOffset, endOffset }: Range) => endOffset - startOffset;
  const ranges = functions.flatMap((each) => each.ranges).sort((a, b) => size(b) - size(a));
  for (const { startOffset, endOffset, count } of ranges) ran.fill(Number(count > 0), startOffset, endOffset);
  return ran.reduce((all, each) => all + each, 0) / Math.max(1, length);
}
