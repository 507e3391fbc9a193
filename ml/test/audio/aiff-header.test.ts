import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { type ChunkSpec, comm, formBytes, ssnd } from "./container-bytes.ts";

const data = Uint8Array.of(0x40, 0, 0xc0, 0, 0x20, 0);
const heard = [0.5, -0.5, 0.25];
const header = comm({ frames: 3 });

/** A chunk with fewer bytes of its body. */
const cut = ({ id, body }: ChunkSpec, length: number): ChunkSpec => ({ id, body: body.subarray(0, length) });

describe("the chunks of an AIFF", () => {
  it("are skipped where they are others, also empty or behind the samples and cut", () => {
    const empty = { id: "ANNO", body: new Uint8Array(0) };
    const open = { id: "ANNO", body: new Uint8Array(2), size: 100 };
    const file = formBytes([empty, header, empty, ssnd(data), open]);
    expect(Array.from(decodeAudio(file).samples)).to.deep.equal(heard);
  });

  it("are named where the file was cut inside of them, before header and samples are there", () => {
    const open = { id: "\u0001NNO", body: new Uint8Array(2), size: 100 };
    for (const before of [[], [header], [ssnd(data)]]) {
      const { code, message } = errorOf(() => decodeAudio(formBytes([...before, open]), "take"));
      expect([code, message]).to.deep.equal([
        "AUDIO_TRUNCATED",
        errorOf(() => decodeAudio(formBytes([open]), "take")).message,
      ]);
      expect(message).to.include("inside its '?NNO' chunk");
    }
    const half = { ...cut(header, 10), size: 18 };
    expect(errorOf(() => decodeAudio(formBytes([ssnd(data), half]))).message).to.include("'COMM'");
  });

  it("are missed where there is no header, or no samples", () => {
    for (const chunk of [header, ssnd(data)])
      expect(errorOf(() => decodeAudio(formBytes([chunk]))).message).to.include("before its samples");
  });

  it("tell how many bytes of the samples are there, but for what is left out before them", () => {
    for (const skip of [0, 4]) {
      const size = 8 + skip + data.length;
      const sound = cut(ssnd(data, { skip }), size - 3);
      const file = formBytes([header, { ...sound, size, unpadded: true }]);
      expect(errorOf(() => decodeAudio(file)).message).to.include("after 3 of 6 bytes of samples");
    }
  });
});

describe("the COMM chunk of an AIFF", () => {
  it("is refused where it is too short to say all", () => {
    for (const [file, said] of [
      [formBytes([cut(header, 16), ssnd(data)]), "16 bytes"],
      [formBytes([cut(header, 18), ssnd(data)], "AIFC"), "18 bytes"],
    ] as const) {
      const { code, message } = errorOf(() => decodeAudio(file));
      expect(code).to.equal("AUDIO_UNSUPPORTED");
      expect(message).to.include(said);
    }
  });

  it("names its type in four bytes, without the name that may follow", () => {
    const short = cut(comm({ frames: 3, type: "sowt" }), 22);
    const swapped = Buffer.from(data).swap16();
    expect(Array.from(decodeAudio(formBytes([short, ssnd(swapped)], "AIFC")).samples)).to.deep.equal(heard);
  });

  it("is refused as unknown where no player has the width under its type", () => {
    for (const type of ["NONE", "twos"]) {
      const file = formBytes([comm({ frames: 3, bits: 64, type }), ssnd(data)], "AIFC");
      expect(
        codeOf(() => decodeAudio(file)),
        type,
      ).to.equal("AUDIO_UNSUPPORTED");
    }
  });

  it("has a rate in all of its 64 bits, below 2^64", () => {
    const at = (rate: number[]) => decodeAudio(formBytes([comm({ frames: 3, rate }), ssnd(data)])).sampleRate;
    expect(at([0x40, 0x0c, 0xfa, 0, 0, 0, 0, 0, 0, 0])).to.equal(16000);
    expect(at([0x40, 0x3e, 0, 0, 0, 0, 0, 0, 0x3e, 0x80]), "in its last bytes").to.equal(16000);
    for (const high of [
      [0x40, 0x3f],
      [0x7f, 0xff],
    ]) {
      expect(codeOf(() => at([...high, 0, 0, 0, 0, 0, 0, 0x3e, 0x80]))).to.equal("AUDIO_UNSUPPORTED");
    }
  });
});
