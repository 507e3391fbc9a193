import { createServer } from "node:net";
import type { Flags, Result } from "lighthouse";
import lighthouse, { desktopConfig } from "lighthouse";
import { launchChromium } from "../browser/chromium.ts";

export type Device = "phone" | "desktop";

/** What Lighthouse says of a page. Scores from 0 to 100. */
export interface Audit {
  performance: number;
  accessibility: number;
  "best-practices": number;
  seo: number;
  /** Cumulative layout shift. */
  shift: number;
  /** Bytes of scripts that the page loaded and did not run. */
  unusedScript: number;
  /** What costs points, as `audit: score`. */
  lost: string[];
}

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** Has Lighthouse look at a page once, as on a phone with a slow line or as on a desktop. */
export async function auditPage(url: string, device: Device): Promise<Audit> {
  const port = await freePort();
  const browser = await launchChromium({ debuggingPort: port });
  try {
    const flags: Flags = { port, output: "json", logLevel: "error", onlyCategories: [...CATEGORIES] };
    const run = await lighthouse(url, flags, device === "desktop" ? desktopConfig : undefined);
    return summaryOf(run!.lhr);
  } finally {
    await browser.close();
  }
}

function summaryOf({ categories, audits }: Result): Audit {
  const scores = CATEGORIES.map((name) => [name, Math.round(100 * (categories[name]?.score ?? 0))]);
  const counted = new Set(
    Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
    ),
  );
  const unused = audits["unused-javascript"]?.details as { overallSavingsBytes?: number } | undefined;
  return {
    ...(Object.fromEntries(scores) as Record<(typeof CATEGORIES)[number], number>),
    shift: audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN,
    unusedScript: unused?.overallSavingsBytes ?? 0,
    lost: Object.values(audits)
      .filter(({ id, score }) => counted.has(id) && score !== null && score < 0.95)
      .map(({ id, score, displayValue = "" }) => `${id}: ${score} ${displayValue}`.trim()),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
