import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { ISOLATION_HEADERS } from "../../host/headers.ts";
import { act } from "./acts.ts";
import { bundleOnce } from "./bundle.ts";
import { launchChromium } from "./chromium.ts";
import { CLIPS } from "./clips.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
/** A page of a project on a shared host lies in a folder. */
const FOLDER = "/idol/";

/** A host that knows nothing but files. */
function serveFiles(bundle: string, headers: Record<string, string>): Promise<WebServer> {
  return startWebServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://host");
    const name = pathname.slice(FOLDER.length) || "index.html";
    readFile(join(bundle, name)).then(
      (bytes) => {
        response.writeHead(200, {
          ...headers,
          "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        });
        response.end(bytes);
      },
      () => response.writeHead(404).end("There is nothing here."),
    );
  });
}

describe("the bundle on a host that knows nothing but files, in a folder, without a contest", function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const [name, headers] of [
    ["without headers, by the service worker", {}],
    ["with the headers of app/README.md", ISOLATION_HEADERS],
  ] as const) {
    it(`is isolated, sings and judges: ${name}`, async () => {
      const server = await serveFiles(await bundleOnce(), headers);
      const context = await browser.newContext();
      try {
        const page: Page = await context.newPage();
        const missing: string[] = [];
        page.on("response", (response) => {
          if (response.status() === 404) missing.push(new URL(response.url()).pathname);
        });
        await page.goto(`${server.url.replace("127.0.0.1", "localhost")}${FOLDER}`);
        await page.getByText("No contest is connected to this page").waitFor();
        expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
        await act.choose(page, CLIPS.surprise);
        expect(await act.score(page)).to.not.equal(0n);
        expect(new Set(missing)).to.deep.equal(new Set([`${FOLDER}deployment.json`]));
      } finally {
        await context.close();
        await server.stop();
      }
    });
  }
});
