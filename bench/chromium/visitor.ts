import type { launchChromium } from "../../app/test/browser/chromium.ts";

export type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** Milliseconds that a visitor waited, each from a click to what it leads to. */
export interface Waits {
  /** From the end of the recording to the score. */
  score: number;
  /** From "Prove it" to the proof: the first of a visitor who was never here, with every download and the making of the key. */
  first: number;
  /** The same for the next recording. */
  next: number;
  /** The same after the page was opened anew: the key is kept, the engine starts again. */
  again: number;
}

/** Whoever waits longer for anything would not be measured any more. */
const PATIENCE = 60_000;
/** How long a visitor sings before "Done". */
const SINGING = 2_500;

const PROVE = "Prove it on this device";
const PROVED = "It is kept in this browser";

/** Visits the page once: sings, proves, chooses another recording, proves, comes back, proves. */
export async function visit(
  browser: Browser,
  { url, threads, recording }: { url: string; threads: number; recording: string },
): Promise<Waits> {
  const context = await browser.newContext(threads === 1 ? { serviceWorkers: "block" } : {});
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(url);
    await connect(page);
    await page.getByRole("button", { name: "Sing", exact: true }).click();
    await page.getByText("Sing now!").waitFor();
    await page.waitForTimeout(SINGING);
    const score = await clickUntil(page, "Done", "[data-instance]");
    const first = await prove(page, threads);
    await choose(page, recording);
    const next = await prove(page, threads);
    await page.reload();
    await connected(page);
    await choose(page, recording);
    const again = await prove(page, threads);
    return { score, first, next, again };
  } finally {
    await context.close();
  }
}

/** Connects the local chain's singer. */
async function connect(page: Page): Promise<void> {
  await page.locator(".account > button").click();
  await page.getByRole("dialog").getByRole("button", { name: "Singer" }).click();
  await connected(page);
}

/** Waits until the page knows who sings: after a click, or because it remembers. */
async function connected(page: Page): Promise<void> {
  await page.locator(".account .mono").first().waitFor();
}

/** Puts another recording in the place of the one that is loaded. */
async function choose(page: Page, recording: string): Promise<void> {
  const again = page.getByRole("button", { name: "Sing again" });
  const input = page.getByLabel("Choose a recording");
  await again.or(input).first().waitFor({ state: "attached" });
  if (await again.isVisible()) await again.click();
  await input.setInputFiles(recording);
  await page.locator("[data-instance]").waitFor();
}

async function prove(page: Page, threads: number): Promise<number> {
  const waited = await clickUntil(page, PROVE, undefined, PROVED);
  const how = threads === 1 ? "on one thread" : `on ${threads} threads`;
  const said = await page.locator("[role=status]").filter({ hasText: PROVED }).first().textContent();
  if (!said?.includes(how)) throw new Error(`the page was to prove ${how}, and says: ${said}`);
  return waited;
}

/** Clicks a button by its name, in the page itself, and waits there until an element or a text shows. @returns milliseconds */
async function clickUntil(page: Page, name: string, selector?: string, text?: string): Promise<number> {
  await page.getByRole("button", { name }).waitFor();
  return await page.evaluate(
    ({ name, selector, text, patience }) =>
      new Promise<number>((resolve, reject) => {
        const button = Array.from(document.querySelectorAll("button")).find(
          ({ textContent }) => textContent?.trim() === name,
        );
        if (button === undefined) return reject(new Error(`there is no button "${name}"`));
        const isThere = () =>
          selector === undefined
            ? document.body.textContent?.includes(text ?? "") === true
            : document.querySelector(selector) !== null;
        const started = performance.now();
        const look = () => {
          if (isThere()) return resolve(performance.now() - started);
          const alert = document.querySelector("[role=alert]")?.textContent;
          if (alert) return reject(new Error(`the page says: ${alert}`));
          if (performance.now() - started > patience) return reject(new Error(`"${name}" leads to nothing`));
          setTimeout(look, 10);
        };
        button.click();
        look();
      }),
    { name, selector, text, patience: PATIENCE },
  );
}
