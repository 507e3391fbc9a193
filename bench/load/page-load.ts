import type { MockContest } from "@idol/indexer/testing";
import { serveApp } from "../../app/host/serve.ts";
import { bundleOnce } from "../../app/test/browser/bundle.ts";
import { launchChromium } from "../../app/test/browser/chromium.ts";

/** Visits a season's page in Chromium; milliseconds from the visit to the first rows of its leaderboard, the median of three visitors. */
export async function pageVisitor(contest: MockContest) {
  const bundle = await bundleOnce();
  const browser = await launchChromium();
  const { chainId, address: reward } = contest;
  const deployment = { network: "Load", chainId: Number(chainId), reward, fromBlock: 0 };
  return {
    async visit(season: bigint, index: string | undefined): Promise<number> {
      const served = await serveApp({ bundle, port: 0, deployment, node: contest.anvil.url, index });
      try {
        const waits: number[] = [];
        for (let visitor = 0; visitor < 3; visitor++) {
          const context = await browser.newContext({ serviceWorkers: "block" });
          const page = await context.newPage();
          const started = performance.now();
          await page.goto(`${served.url}#/season/${season}`);
          await page.locator(".leaderboard tbody tr").first().waitFor({ timeout: 120_000 });
          waits.push(performance.now() - started);
          await context.close();
        }
        return waits.sort((a, b) => a - b)[1]!;
      } finally {
        await served.close();
      }
    },
    close: () => browser.close(),
  };
}
