import { expect } from "chai";
import { skipTags } from "../../src/audio/id3.ts";
import { ascii, join } from "./container-bytes.ts";

/** A tag's header with a body of so many bytes, which may be none. */
const header = (...size: number[]) => join(ascii("ID3"), Uint8Array.of(4, 0, 0, ...size));
const rest = ascii("what follows");

describe("an ID3 tag", () => {
  it("is skipped by its size, seven bits a byte", () => {
    expect(skipTags(join(header(0, 0, 0, 0), rest))).to.deep.equal(rest);
    expect(skipTags(join(header(0, 0, 0, 127), new Uint8Array(127), rest))).to.deep.equal(rest);
    expect(skipTags(join(header(0, 0, 1, 2), new Uint8Array(130), rest))).to.deep.equal(rest);
  });

  it("stays where nothing follows it, or it is cut", () => {
    for (const file of [
      header(0, 0, 0, 0),
      join(header(0, 0, 0, 4), new Uint8Array(4)),
      join(header(0, 0, 0, 100), rest),
    ])
      expect(skipTags(file)).to.deep.equal(file);
  });

  it("is none with another letter, version 255, a size of eight bits a byte, or no size", () => {
    const tag = join(header(0, 0, 0, 0), new Uint8Array(20_000));
    for (const [at, byte] of [
      [0, 0x4a],
      [1, 0x45],
      [2, 0x32],
      [3, 255],
      [8, 128],
      [9, 128],
      [9, 255],
    ] as const) {
      const other = tag.with(at, byte);
      expect(skipTags(other), `byte ${at}`).to.deep.equal(other);
    }
    for (let length = 0; length < 10; length++) {
      const short = tag.subarray(0, length);
      expect(skipTags(short), `${length} bytes`).to.deep.equal(short);
    }
  });
});
