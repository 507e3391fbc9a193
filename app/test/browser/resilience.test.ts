import { expect } from "chai";
import type { Page } from "playwright-core";
import { act, expectAlert } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { useTestApp } from "./test-app.ts";
import { installWallet } from "./wallet.ts";

/** Code that the page loads when somebody looks around. */
const CHUNK = /assets\/see-page-[^/]+\.js$/;

describe("the page where host, browser or node let it down", function () {
  this.timeout(120_000);
  const app = useTestApp();
  const singer = () => accountOf(app.contest.deployment, "Singer");
  const found = (page: Page) => page.getByRole("heading", { name: "Surprise the judge" }).waitFor();

  it("says that a part could not be loaded, and shows it when tried again", async () => {
    const page = await app.visit();
    await page.route(CHUNK, (route) => route.abort());
    await page.getByRole("link", { name: "Seasons" }).click();
    await expectAlert(page, "DOWNLOAD_FAILED");
    await page.getByRole("link", { name: "Home", exact: true }).click();
    await found(page);
    await page.unroute(CHUNK);
    await page.getByRole("link", { name: "Seasons" }).click();
    await page.getByRole("link", { name: "Season 1" }).waitFor();
  });

  it("says that a new version is there where the host has been given one, and loads it", async () => {
    const page = await app.visit();
    await found(page);
    await page.route(CHUNK, (route) => route.fulfill({ status: 404 }));
    await page.route(app.url, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/index-[^"/]+\.js/, "index-new.js");
      await route.fulfill({ response, body });
    });
    await page.getByRole("link", { name: "Seasons" }).click();
    await page.getByText("A new version of this page is there").waitFor();
    await page.unroute(app.url);
    await page.unroute(CHUNK);
    await page.getByRole("button", { name: "Load the new version" }).click();
    await page.getByRole("link", { name: "Season 1" }).waitFor();
  });

  it("has one thread work, and says why, in a browser that is isolated but cannot share memory", async () => {
    const page = await app.visit({}, () => {
      Reflect.deleteProperty(globalThis, "SharedArrayBuffer");
    });
    await act.choose(page, CLIPS.surprise);
    await act.connect(page, "Singer");
    await page.getByText("This browser cannot share memory").waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
  });

  it("works without site data, and says that nothing is kept", async () => {
    const page = await app.visit({}, () => {
      const refuse = () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, { get: refuse });
      }
    });
    await expectAlert(page, "STORAGE_BLOCKED");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    await act.connect(page, "Singer");
    const bound = { account: singer(), season: CONTEST.open };
    await act.loadProof(page, await proofFiles(app.contest, bound));
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    expect(await page.getByRole("alert").count()).to.equal(0);
  });

  it("lets a singer cancel a sound system that does not start, and says so where it waits too long", async () => {
    const page = await app.visit({}, () => {
      AudioContext.prototype.resume = () => {
        Object.assign(window, { starting: true });
        return new Promise(() => {});
      };
      // At first the page never gives it up by itself.
      const { setTimeout } = window;
      const patient = (task: () => void, delay = 0) =>
        delay < 6000 || "impatient" in window ? setTimeout(task, delay) : 0;
      Object.assign(window, { setTimeout: patient });
    });
    await page.getByRole("button", { name: "Sing", exact: true }).click();
    await page.waitForFunction(() => "starting" in window);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
    await page.evaluate(() => Object.assign(window, { impatient: true }));
    await page.getByRole("button", { name: "Sing", exact: true }).click();
    await page.getByText("The browser's sound system does not start").waitFor();
    await expectAlert(page, "MICROPHONE_UNAVAILABLE");
    await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
  });

  it("offers wallets while the node hangs, however long the page waits for it", async () => {
    const page = await app.visit({}, () => {
      // The page never gives the node up: what waits for that never comes.
      const { setTimeout } = window;
      const impatient = (task: () => void, delay = 0) => (delay < 9000 ? setTimeout(task, delay) : 0);
      Object.assign(window, { setTimeout: impatient });
    });
    await page.route(`${app.url}rpc`, () => {});
    await page.reload();
    await page.locator(".account > button").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Rival/ })
      .waitFor();
    expect(await page.getByText("No wallet was found").count()).to.equal(0);
  });

  it("says that the chain does not answer where the node hangs, and judges all the same", async () => {
    const page = await app.visit();
    await page.route(`${app.url}rpc`, () => {});
    await page.reload();
    await act.choose(page, CLIPS.surprise);
    await expectAlert(page, "NETWORK_UNREACHABLE");
    await act.score(page);
  });

  it("says in the choice of wallets that a connection was refused", async () => {
    const page = await app.visit();
    await installWallet(page, singer(), { declines: ["eth_requestAccounts"] });
    await found(page);
    await page.locator(".account > button").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Test Wallet" }).click();
    await dialog.locator('[data-code="WALLET_REFUSED"]').waitFor();
  });

  it("does not say that a claim waits to be mined beside the prize that it won", async () => {
    const page = await app.visit();
    const rival = accountOf(app.contest.deployment, "Rival");
    const bound = { account: rival, season: CONTEST.open };
    await act.connect(page, "Rival");
    await act.loadProof(page, await proofFiles(app.contest, bound));
    await page.route(`${app.url}rpc`, async (route) => {
      const { method } = route.request().postDataJSON() as { method: string };
      if (method !== "eth_getTransactionReceipt") return await route.fallback();
      const { id } = route.request().postDataJSON() as { id: number };
      await route.fulfill({ json: { jsonrpc: "2.0", id, result: null } });
    });
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    expect(await page.getByText("waits to be mined").count()).to.equal(0);
    expect(await page.locator("[aria-current=step]").count(), "steps that are left").to.equal(0);
    expect(await page.locator('.step[data-state="done"]').count()).to.equal(4);
  });

  it("asks the judge again by itself when the browser is back on line", async () => {
    const page = await app.visit();
    await found(page);
    const judges = /artefacts\/[0-9a-f]+\.bin$/;
    await page.route(judges, (route) => route.abort());
    await act.choose(page, CLIPS.surprise);
    await page.locator('[data-code="DOWNLOAD_FAILED"]').waitFor();
    await page.context().setOffline(true);
    await page.unroute(judges);
    await page.context().setOffline(false);
    await act.score(page);
  });

  it("does not work inside of another page, whose buttons could lie over its own", async () => {
    const page = await app.visit();
    const text = await page.evaluate(async (url) => {
      const frame = document.createElement("iframe");
      frame.src = url;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.onload = resolve;
      });
      // Where the host's headers forbid the frame, there is no document of ours in it.
      return frame.contentDocument?.querySelector("main")?.textContent ?? "refused";
    }, app.url);
    expect(text).to.equal("refused");
  });
});
