import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { type LocalIndex, startLocalIndex } from "../../host/local-index.ts";
import { type LocalRelay, startLocalRelay } from "../../host/local-relay.ts";
import { type Served, serveApp } from "../../host/serve.ts";
import { bundleOnce } from "./bundle.ts";
import { type BrowserOptions, launchChromium } from "./chromium.ts";
import { type Contest, startContest } from "./contest.ts";

export interface TestAppOptions extends BrowserOptions {
  /** Whether the host sends the headers of cross-origin isolation; it does by default. */
  isolated?: boolean;
  /** Whether the page reaches the chain through the visitor's wallet alone. */
  byWallet?: boolean;
  /** Whether the organiser runs a relay. */
  relay?: boolean;
  /** Whether they run an index. */
  index?: boolean;
}

/** A contest, the page that shows it, and a browser. */
export interface TestApp {
  readonly contest: Contest;
  readonly url: string;
  readonly browser: Browser;
  /** Ends the index, where there is one. */
  stopIndex(): Promise<void>;
  /** A new visitor, with nothing kept from earlier ones; `prepare` runs in each page before anything else. */
  visit(options?: BrowserContextOptions, prepare?: () => void): Promise<Page>;
  /** The same visitor in another tab. */
  visitAgain(page: Page): Promise<Page>;
}

/** An app for all tests of a suite. Call it inside `describe`. */
export function useTestApp(options: TestAppOptions = {}): TestApp {
  let contest: Contest | undefined;
  let served: Served | undefined;
  let relay: LocalRelay | undefined;
  let index: LocalIndex | undefined;
  let browser: Browser | undefined;
  const pages = new Map<Page, string[]>();

  before("serve the app", async function () {
    this.timeout(options.index === true ? 400_000 : 120_000);
    const [bundle, started] = await Promise.all([bundleOnce(), startContest()]);
    contest = started;
    const { isolated = true, byWallet = false } = options;
    if (options.relay === true) relay = await startLocalRelay(contest.url, contest.deployment);
    if (options.index === true) index = await startLocalIndex(contest.url, contest.deployment);
    served = await serveApp({
      bundle,
      port: 0,
      deployment: contest.deployment,
      node: byWallet ? undefined : contest.url,
      relay: relay?.url,
      index: index?.url,
      isolated,
    });
    browser = await launchChromium(options);
  });
  afterEach("send the visitors home", async () => {
    const complaints = [...pages.values()].flat();
    await Promise.all(
      [...new Set([...pages.keys()].map((page) => page.context()))].map((each) => each.close()),
    );
    pages.clear();
    if (complaints.length > 0) throw new TypeError(`the page threw: ${complaints.join("; ")}`);
  });
  after("stop the app", async () => {
    await browser?.close();
    await served?.close();
    await relay?.stop();
    await index?.stop();
    await contest?.stop();
  });

  return {
    get contest() {
      return contest!;
    },
    get url() {
      return served!.url;
    },
    get browser() {
      return browser!;
    },
    async stopIndex() {
      await index?.stop();
      index = undefined;
    },
    async visit(contextOptions = {}, prepare) {
      // What the service worker answers, a test cannot: it works where it is needed, and where it is what is tested.
      const serviceWorkers = options.isolated === false ? "allow" : "block";
      const context = await browser!.newContext({ serviceWorkers, ...contextOptions });
      if (prepare !== undefined) await context.addInitScript(prepare);
      return await open(context);
    },
    visitAgain: (page) => open(page.context()),
  };

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      const text = message.text();
      // That another page may not frame this one is what is wanted.
      if (/Content Security Policy/.test(text) && !text.startsWith("Framing")) complaints.push(text);
    });
    pages.set(page, complaints);
    await page.goto(served!.url);
    return page;
  }
}
