import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { type Served, serveApp } from "../../host/serve.ts";
import { act } from "./acts.ts";
import { bundleOnce, temporaryFolder } from "./bundle.ts";
import { CLIPS } from "./clips.ts";
import { accountOf } from "./contest.ts";
import { useTestApp } from "./test-app.ts";

const versionOf = async (bundle: string) =>
  /name="version" content="([0-9a-f]+)"/.exec(await readFile(join(bundle, "index.html"), "utf8"))![1]!;

describe("the page that is installed", function () {
  this.timeout(120_000);
  const app = useTestApp();
  let bundle = "";
  let served: Served;

  const serve = (port: number) =>
    serveApp({ bundle, port, deployment: app.contest.deployment, node: app.contest.url });
  const found = (page: Page) => page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
  /** The versions that are kept whole. */
  const kept = (page: Page) =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith("idol-page-"));
      const whole = await Promise.all(
        names.map(async (name) => (await caches.open(name)).match(document.baseURI.split(/[?#]/)[0]!)),
      );
      return names.filter((_, index) => whole[index] !== undefined).map((name) => name.slice(10));
    });
  const keeps = (page: Page, version: string) =>
    expectSoon(async () => (await kept(page)).includes(version), `${version} is kept`);

  beforeEach(async () => {
    bundle = await temporaryFolder("installed");
    await cp(await bundleOnce(), bundle, { recursive: true });
    served = await serve(0);
  });
  afterEach(() => served.close());

  async function visit(): Promise<Page> {
    const page = await app.visit({ serviceWorkers: "allow" });
    await page.goto(served.url);
    await found(page);
    await keeps(page, await versionOf(bundle));
    return page;
  }

  it("can be: the browser finds nothing that is missing", async () => {
    const page = await visit();
    const devtools = await page.context().newCDPSession(page);
    const { errors, data } = await devtools.send("Page.getAppManifest");
    expect(errors).to.deep.equal([]);
    expect(JSON.parse(data!)).to.include({ short_name: "Idol", display: "standalone" });
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    // A visit that keeps nothing afterwards is what the tests make.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).to.deep.equal([]);
  });

  it("opens without its host, isolated, and judges by what an earlier visit loaded", async () => {
    const page = await visit();
    await act.choose(page, CLIPS.surprise);
    const score = await act.score(page);
    await page.getByRole("button", { name: "Sing again" }).click();
    await served.close();
    await page.reload();
    await page.locator('[data-code="NETWORK_UNREACHABLE"]').waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
    await act.choose(page, CLIPS.surprise);
    expect(await act.score(page)).to.equal(score);
  });

  it("sings, judges and proves anew where the connection is lost after a proof", async () => {
    const page = await visit();
    await act.choose(page, CLIPS.surprise);
    await act.payee(page, accountOf(app.contest.deployment, "Singer"));
    await act.prove(page);
    await page.getByRole("button", { name: "Sing again" }).click();
    await served.close();
    await page.context().setOffline(true);
    await act.choose(page, CLIPS.surprise);
    await act.payee(page, accountOf(app.contest.deployment, "Rival"));
    await act.prove(page);
    expect(await page.getByText(/^Other proofs \(1\)/).count()).to.equal(1);
  });

  it("is the new version at the next visit, keeps no third one, and loads parts of the one before from what is kept", async () => {
    const page = await visit();
    const first = await versionOf(bundle);
    let last = first;
    for (const version of ["00000000000000a1", "00000000000000b2"]) {
      for (const file of ["index.html", "isolate-worker.js"]) {
        const text = await readFile(join(bundle, file), "utf8");
        await writeFile(join(bundle, file), text.replaceAll(last, version));
      }
      last = version;
      await page.reload();
      expect(await page.locator('meta[name="version"]').getAttribute("content")).to.equal(version);
      await keeps(page, version);
    }
    await expectSoon(async () => !(await kept(page)).includes(first), "the first version is dropped");
    expect(await kept(page)).to.deep.equal(["00000000000000a1", "00000000000000b2"]);
    await served.close();
    await page.getByRole("link", { name: "Seasons" }).click();
    await page.getByRole("heading", { name: "Seasons" }).waitFor();
  });
});

async function expectSoon(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let round = 0; round < 200; round++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect.fail(`never: ${what}`);
}
