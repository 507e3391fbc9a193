import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalRecording, decodeAudio } from "@idol/ml/audio";
import { expect } from "chai";
import { act, expectAlert, saved } from "./acts.ts";
import { temporaryFolder } from "./bundle.ts";
import { CLIPS } from "./clips.ts";
import { useTestApp } from "./test-app.ts";

describe("a WAV that our decoder refuses", function () {
  this.timeout(120_000);
  const app = useTestApp();

  /** The winning clip as a plain WAV, and its samples alone. */
  async function clip() {
    const plain = Buffer.from(canonicalRecording(decodeAudio(await readFile(CLIPS.surprise))));
    return { plain, samples: plain.subarray(44) };
  }

  async function chosen(bytes: Uint8Array) {
    const path = join(await temporaryFolder("files"), "other.wav");
    await writeFile(path, bytes);
    const page = await app.visit();
    await act.choose(page, path);
    return page;
  }

  it("and that the browser reads is judged by the browser's reading, of which a plain WAV is kept", async () => {
    const { plain } = await clip();
    const cut = Buffer.from(plain);
    // 16 bytes more than there are: it may have been cut.
    cut.writeUInt32LE(plain.length - 44 + 16, 40);
    expect(() => decodeAudio(cut)).to.throw(/ends after/);
    const page = await chosen(cut);
    await act.score(page);
    await page.getByText("Your browser turned it into a WAV").waitFor();
    const kept = await saved(page, () => page.getByRole("button", { name: "Save the recording" }).click());
    const { samples, channels } = decodeAudio(kept.bytes);
    expect(channels).to.equal(1);
    expect(samples.length).to.be.above(48_000);
    expect(Buffer.from(canonicalRecording(decodeAudio(kept.bytes))).equals(Buffer.from(kept.bytes))).to.equal(
      true,
    );
  });

  it("because its channels cancel is refused in the browser's reading too", async () => {
    const { plain, samples } = await clip();
    const stereo = Buffer.alloc(44 + 2 * samples.length);
    plain.copy(stereo, 0, 0, 44);
    stereo.writeUInt16LE(2, 22);
    stereo.writeUInt16LE(4, 32);
    stereo.writeUInt32LE(2 * samples.length, 40);
    for (let at = 0; at < samples.length; at += 2) {
      const sample = samples.readInt16LE(at) >> 1;
      stereo.writeInt16LE(sample, 44 + 2 * at);
      stereo.writeInt16LE(-sample, 46 + 2 * at);
    }
    const page = await chosen(stereo);
    await expectAlert(page, "AUDIO_AMBIGUOUS");
  });
});
