import { expect } from "chai";
import { keccak256 } from "ethers";
import type { Page } from "playwright-core";
import { act, saved } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { useTestApp } from "./test-app.ts";

const HOUR = 3600;

describe("a visitor with two tabs", function () {
  this.timeout(180_000);
  const app = useTestApp();
  const singer = () => accountOf(app.contest.deployment, "Singer");
  const proof = () => proofFiles(app.contest, { account: singer(), season: CONTEST.audited });
  const saveRecording = (page: Page) =>
    page.getByRole("button", { name: "Save the recording that you proved" });
  const takes = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const opening = indexedDB.open("idol");
          opening.onsuccess = () => {
            const asking = opening.result.transaction("stage").objectStore("stage").getAllKeys();
            asking.onsuccess = () => {
              opening.result.close();
              resolve(asking.result.map(String).filter((key) => key.startsWith("take:")));
            };
          };
        }),
    );

  it("keeps in each what a proof of the other needs, is asked to save it, is reminded, and reveals", async () => {
    const first = await app.visit({}, () => {
      StorageManager.prototype.persist = () => {
        Object.assign(window, { askedToLast: true });
        return Promise.resolve(true);
      };
    });
    await act.choose(first, CLIPS.surprise);
    await act.score(first);
    const second = await app.visitAgain(first);
    await act.score(second);
    await act.loadProof(second, await proof());
    await second.getByText("The proof from your files holds").waitFor();
    // The first tab knows nothing of the proof.
    await first.getByRole("button", { name: "Sing again" }).click();
    await first.getByRole("button", { name: "Sing", exact: true }).waitFor();
    await first.getByRole("button", { name: /^Forget .*score/ }).click();
    await first.getByText("Earlier takes").waitFor({ state: "detached" });
    expect((await takes(first)).length, "recordings after the first tab sang again").to.equal(1);

    await act.connect(second, "Singer");
    await second.getByText("Save the recording now").waitFor();
    const { recordingHash } = await claimAndSave(second);
    expect(await second.evaluate(() => "askedToLast" in window), "asked the browser to keep it").to.equal(
      true,
    );
    // Nor does forgetting the proof, in whichever tab, take away what the audit will ask for.
    await first.reload();
    await first.locator(".files summary").click();
    await first.getByRole("button", { name: /^Forget the proof/ }).click();
    await first.getByRole("button", { name: /^Forget the proof/ }).waitFor({ state: "detached" });
    expect(await takes(first)).to.deep.equal([`take:${recordingHash}`]);

    expect(await second.locator("[data-due]").count(), "reminders before the reveal period").to.equal(0);
    await app.contest.wait(CONTEST.auditedOpenFor + HOUR);
    const reminder = second.locator("[data-due]");
    await reminder.getByText(/You have 22 h \d+ min left/).waitFor();
    await reminder.getByRole("link", { name: "Reveal it" }).click();
    const { bytes } = await saved(second, () => saveRecording(second).click());
    expect(keccak256(bytes)).to.equal(recordingHash);
    await second.getByLabel("Where everybody can get the file").fill("https://example.org/take.wav");
    await second.getByRole("button", { name: "Reveal", exact: true }).click();
    await reminder.waitFor({ state: "detached" });
    const revealed = await app.contest.reward.claimOf(CONTEST.audited, singer());
    expect(revealed.recordingHash).to.equal(recordingHash);
  });

  async function claimAndSave(page: Page): Promise<{ recordingHash: string }> {
    const { name, bytes } = await saved(page, () =>
      page.getByRole("button", { name: "Save the dates to your calendar" }).click(),
    );
    expect(name).to.equal("idol-season-2-reveal.ics");
    expect(
      bytes
        .toString()
        .split("\r\n")
        .every((line) => line.length <= 75),
    ).to.equal(true);
    expect(bytes.toString()).to.match(/DTSTART:\d{8}T\d{6}Z\r\n/);
    const recording = await saved(page, () => saveRecording(page).click());
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    return { recordingHash: keccak256(recording.bytes) };
  }
});
