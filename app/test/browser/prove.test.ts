import { join } from "node:path";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { act, PROOF_MILLISECONDS } from "./acts.ts";
import { temporaryFolder } from "./bundle.ts";
import { CLIPS } from "./clips.ts";
import { scoreByTask } from "./score-task.ts";
import { useTestApp } from "./test-app.ts";

const proveButton = { name: "Prove it on this device" };

describe("proving", function () {
  this.timeout(180_000);
  const app = useTestApp();

  /** The proofs that the browser has kept. */
  const kept = (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("idol");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const asking = opening.result.transaction("stage").objectStore("stage").get("proofs");
            asking.onsuccess = () => {
              resolve((asking.result ?? []).length);
              opening.result.close();
            };
          };
        }),
    );

  /** Presses Cancel as soon as a phase begins: inside the page, for some are over before a test could look. */
  const cancelAt = (page: Page, phase: string): Promise<void> =>
    page.evaluate(
      (wanted) =>
        new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            const now = document.querySelector('.phases [data-state="now"]')?.textContent;
            if (now?.replace(/ \d+ %$/, "") !== wanted) return;
            observer.disconnect();
            [...document.querySelectorAll("button")]
              .find(({ textContent }) => textContent === "Cancel")!
              .click();
            resolve();
          });
          observer.observe(document.body, {
            subtree: true,
            childList: true,
            attributes: true,
            characterData: true,
          });
        }),
      phase,
    );

  it("starts the engine as soon as a score wins, and not for one that does not", async () => {
    const page = await app.visit();
    const fetched: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(".wasm")) fetched.push(request.url());
    });
    await act.choose(page, CLIPS.disgust);
    await act.score(page);
    await page.waitForLoadState("networkidle");
    expect(fetched).to.deep.equal([]);
    await page.getByRole("button", { name: "Sing again" }).click();
    const started = page.waitForRequest(/\.wasm$/);
    await act.choose(page, CLIPS.surprise);
    await started;
    expect(await page.getByRole("alert").count()).to.equal(0);
  });

  it("is cancelled whatever it is at, keeps nothing half, survives a reload, and proves when asked again", async () => {
    const page = await app.visit();
    await act.choose(page, CLIPS.surprise);
    const score = await act.score(page);
    await act.connect(page, "Singer");
    for (const phase of ["Make the proving key", "Prove"]) {
      const cancelled = cancelAt(page, phase);
      await page.getByRole("button", proveButton).click();
      await cancelled;
      await page.getByRole("button", proveButton).waitFor();
      expect(await page.getByRole("alert").count()).to.equal(0);
      expect(await kept(page)).to.equal(0);
    }

    // A reload in the middle of proving.
    await page.getByRole("button", proveButton).click();
    await page.getByText("Your device is proving").waitFor();
    await page.reload();
    expect(await act.score(page)).to.equal(score);
    expect(await kept(page)).to.equal(0);
    await act.prove(page);
    expect(await kept(page)).to.equal(1);
    // And one after it: the proof is put forward, and the account is still connected.
    await page.reload();
    expect(await act.score(page)).to.equal(score);
    await page.getByText("Proved in").waitFor();
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).waitFor();

    // Saved here, loaded by another visitor.
    const folder = await temporaryFolder("saved");
    const first = page.waitForEvent("download");
    const second = first.then(() => page.waitForEvent("download"));
    await page.getByRole("button", { name: "Save the proof" }).click();
    const files: string[] = [];
    for (const download of await Promise.all([first, second])) {
      files.push(join(folder, download.suggestedFilename()));
      await download.saveAs(files.at(-1)!);
    }
    const other = await app.visit();
    await act.connect(other, "Relayer");
    await act.loadProof(other, files);
    await other.getByText("The proof from your files holds").waitFor({ timeout: PROOF_MILLISECONDS });
    await other.getByRole("button", { name: "Relay the claim" }).waitFor();
    expect(score).to.equal(await scoreByTask(CLIPS.surprise));
  });
});
