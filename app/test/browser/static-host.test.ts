import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { HOST_HEADERS } from "../../host/headers.ts";
import { type Served, serveApp } from "../../host/serve.ts";
import { act } from "./acts.ts";
import { bundleOnce } from "./bundle.ts";
import { launchChromium } from "./chromium.ts";
import { CLIPS } from "./clips.ts";
import { HOSTS, type Host } from "./host-recipes.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** A host that knows nothing but files, and sends what it reads in ours. */
async function serveAs({ folder, headers }: Host, bundle: string): Promise<WebServer> {
  const headersFor = await headers();
  return await startWebServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://host");
    const name = pathname.slice(folder.length) || "index.html";
    readFile(join(bundle, name)).then(
      (bytes) => {
        response.writeHead(200, {
          ...headersFor(pathname),
          "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        });
        response.end(bytes);
      },
      () => response.writeHead(404).end("There is nothing here."),
    );
  });
}

describe("the bundle on hosts that know nothing but files, without a contest", function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const host of HOSTS) {
    it(`is isolated, sings and judges on ${host.name}`, async () => {
      const server = await serveAs(host, await bundleOnce());
      const serviceWorkers = host.readsHeaders ? "block" : "allow";
      const context = await browser.newContext({ serviceWorkers });
      try {
        const page: Page = await context.newPage();
        const missing: string[] = [];
        page.on("response", (response) => {
          if (response.status() === 404) missing.push(new URL(response.url()).pathname);
        });
        await page.goto(`${server.url.replace("127.0.0.1", "localhost")}${host.folder}`);
        await page.getByText("No contest is connected to this page").waitFor();
        expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
        await act.choose(page, CLIPS.surprise);
        expect(await act.score(page)).to.not.equal(0n);
        expect(new Set(missing)).to.deep.equal(new Set([`${host.folder}deployment.json`]));
      } finally {
        await context.close();
        await server.stop();
      }
    });
  }

  for (const host of HOSTS.filter(({ readsHeaders }) => readsHeaders)) {
    it(`has every header of ours by the file for ${host.name}, and keeps what its name tells the content of`, async () => {
      const headersFor = await host.headers();
      for (const path of ["/", "/index.html", "/assets/verdict.worker-x.js", "/artefacts/x.bin"]) {
        const { "Cache-Control": cache, ...others } = headersFor(path);
        expect(others, path).to.deep.equal(HOST_HEADERS);
        if (/assets|artefacts/.test(path)) expect(cache, path).to.include("immutable");
        else expect(cache ?? "", path).to.not.include("immutable");
      }
    });
  }
});

describe("the server of npm run app", () => {
  let served: Served;
  before(async function () {
    this.timeout(60_000);
    served = await serveApp({ bundle: await bundleOnce(), port: 0 });
  });
  after(() => served.close());

  it("sends the headers with every answer, a 304 included", async () => {
    const fresh = await fetch(served.url);
    const again = await fetch(served.url, { headers: { "if-none-match": fresh.headers.get("etag")! } });
    const gone = await fetch(new URL("deployment.json", served.url));
    expect([fresh.status, again.status, gone.status]).to.deep.equal([200, 304, 404]);
    for (const { headers } of [fresh, again, gone]) {
      for (const [name, value] of Object.entries(HOST_HEADERS)) {
        expect(headers.get(name), name).to.equal(value);
      }
    }
  });
});
