import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeAudio } from "@idol/ml/audio";
import { expect } from "chai";
import { act, expectAlert, saved } from "./acts.ts";
import { temporaryFolder } from "./bundle.ts";
import { CLIPS } from "./clips.ts";
import { scoreByTask } from "./score-task.ts";
import { useTestApp } from "./test-app.ts";

describe("singing into the microphone", function () {
  this.timeout(120_000);

  describe("with a voice", () => {
    const app = useTestApp({ microphone: CLIPS.surprise });

    it("records three seconds; the saved file has the score that the page shows, exactly", async () => {
      const page = await app.visit();
      const began = Date.now();
      await page.getByRole("button", { name: "Sing", exact: true }).click();
      await page.getByText("Sing now!").waitFor();
      await page.getByRole("img", { name: "Spectrogram, drawn as you sing" }).waitFor();
      const score = await act.score(page);
      expect(Date.now() - began, "milliseconds of count-in and singing, one after the other").to.be.above(
        4500,
      );
      const { name, bytes } = await saved(page, () =>
        page.getByRole("button", { name: "Save the recording" }).click(),
      );
      const path = join(await temporaryFolder("take"), name);
      await writeFile(path, bytes);
      expect(await scoreByTask(path)).to.equal(score);
      const { samples, sampleRate } = decodeAudio(bytes);
      expect(samples.length).to.equal(3 * sampleRate);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(loudest, "a voice, not silence").to.be.above(0.05);
    });

    it("turns what only the browser reads into a WAV; the saved file has the score that the page shows", async () => {
      const page = await app.visit();
      await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
      const carried = await page.evaluateHandle(async () => {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        const recorder = new MediaRecorder(stream);
        const parts: Blob[] = [];
        recorder.ondataavailable = ({ data }) => parts.push(data);
        const stopped = new Promise((resolve) => {
          recorder.onstop = resolve;
        });
        recorder.start();
        await new Promise((resolve) => setTimeout(resolve, 3000));
        recorder.stop();
        await stopped;
        const data = new DataTransfer();
        data.items.add(new File(parts, "voice.webm", { type: recorder.mimeType }));
        return data;
      });
      await page.locator("footer").dispatchEvent("drop", { dataTransfer: carried });
      await page.getByText("Your browser turned it into a WAV").waitFor();
      const score = await act.score(page);
      const { name, bytes } = await saved(page, () =>
        page.getByRole("button", { name: "Save the recording" }).click(),
      );
      expect(name).to.equal("voice.webm.wav");
      const path = join(await temporaryFolder("take"), name);
      await writeFile(path, bytes);
      expect(await scoreByTask(path)).to.equal(score);
    });

    it("takes what was sung so far when the singer is done early, and nothing when it is cancelled", async () => {
      const page = await app.visit();
      await page.getByRole("button", { name: "Sing", exact: true }).click();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.evaluate(pressDoneSoon);
      await page.getByRole("button", { name: "Sing", exact: true }).click();
      await act.score(page);
      const { bytes } = await saved(page, () =>
        page.getByRole("button", { name: "Save the recording" }).click(),
      );
      const { samples, sampleRate } = decodeAudio(bytes);
      expect(samples.length / sampleRate).to.be.within(0.5, 2.95);
      await page.getByRole("button", { name: "Sing again" }).click();
      await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
    });
  });

  describe("that is denied or missing", () => {
    const app = useTestApp({ noMicrophone: true });

    it("says that it was denied, and goes on with a file", async () => {
      const page = await app.visit();
      await page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = async () => {
          throw new DOMException("Permission denied", "NotAllowedError");
        };
      });
      await page.reload();
      await page.getByRole("button", { name: "Sing", exact: true }).click();
      await expectAlert(page, "MICROPHONE_UNAVAILABLE");
      await act.choose(page, CLIPS.disgust);
      await act.score(page);
      expect(await page.getByRole("alert").count(), "the alert is gone").to.equal(0);
    });

    it("says that there is none", async () => {
      const page = await app.visit();
      await page.getByRole("button", { name: "Sing", exact: true }).click();
      await expectAlert(page, "MICROPHONE_UNAVAILABLE");
    });
  });
});

/** Within the page: on a busy machine the three seconds are over before a click from outside arrives. */
function pressDoneSoon(): void {
  const looking = setInterval(() => {
    const done = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Done");
    if (done === undefined || !document.body.textContent.includes("Sing now!")) return;
    clearInterval(looking);
    setTimeout(() => done.click(), 700);
  }, 20);
}
