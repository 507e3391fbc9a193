import { expect } from "chai";
import { decodeAudio } from "../../../src/audio/decode.ts";
import { generateFiles } from "./generated-files.ts";
import { openPeers, toMono } from "./npm-decoders.ts";
import { ownReading } from "./own-reading.ts";

const SEED = 20261126;
const files = generateFiles(SEED, 1000);
/** Half a step of single precision below 1, in which decode-aiff gives its samples. */
const SINGLE = 2 ** -25;

describe("1,000 generated WAV and AIFF files", function () {
  this.timeout(60_000);

  it("are read as FFmpeg, wavefile and decode-aiff read them, sample by sample, or refused", async () => {
    const readByPeer = await openPeers();
    const equal = new Map<string, number>();
    for (const file of files) {
      const ours = ownReading(file.bytes);
      const peer = await readByPeer(file);
      if (ours === undefined || peer === undefined) continue;
      const theirs = toMono(peer);
      const single = file.container.startsWith("AIF");
      expect(ours.samples.length, file.name).to.equal(theirs.length);
      const different = ours.samples.findIndex((sample, at) =>
        single ? Math.abs(sample - theirs[at]!) > SINGLE : sample !== theirs[at],
      );
      expect(different, `${file.name}: first different sample`).to.equal(-1);
      equal.set(file.container, (equal.get(file.container) ?? 0) + 1);
    }
    // Or one who refuses, or they, would pass.
    expect(Object.fromEntries(equal)).to.satisfy((counts: Record<string, number>) =>
      ["RIFF", "RIFX", "RF64", "AIFC"].every((container) => counts[container]! > 60),
    );
    expect(equal.get("AIFF")).to.be.above(20);
  });

  it("are refused only where a field of the header is wrong, and give the frames that were written", () => {
    const right = files.filter((file) => file.right);
    for (const { bytes, name, channels, frames } of right) {
      const reading = decodeAudio(bytes, name);
      expect([reading.channels, reading.samples.length], name).to.deep.equal([channels, frames]);
    }
    expect(right.length).to.be.above(300);
  });
});
