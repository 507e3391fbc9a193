import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { type ChunkSpec, comm, fmt, formBytes, riffBytes, ssnd } from "./container-bytes.ts";
import { scaled, vowel } from "./voices.ts";
import { pcm16 } from "./wav-bytes.ts";

const voice = vowel();
const heard = scaled(voice);
const swapped = Buffer.from(pcm16(voice)).swap16();
const text: ChunkSpec = { id: "ANNO", body: Buffer.alloc(100, "Z") };

describe("a sound ends where its chunk does", () => {
  for (const frames of [0, 1, 7200, 14399, 14400, 14401, 14450, 0x3f800000, 0xffffffff]) {
    it(`also where COMM counts ${frames} frames, as libsndfile and FFmpeg have it`, () => {
      for (const type of [undefined, "twos"]) {
        const header = comm({ frames, ...(type && { type }) });
        const bytes = formBytes([header, ssnd(swapped), text], type ? "AIFC" : "AIFF");
        expect(Array.from(decodeAudio(bytes).samples)).to.deep.equal(heard);
      }
    });
  }

  it("also before what the chunk leaves out at its start", () => {
    const bytes = formBytes([comm({ frames: 14400 }), ssnd(swapped, { skip: 10 }), text]);
    expect(Array.from(decodeAudio(bytes).samples)).to.deep.equal(heard);
    // Its size counts what is left out: here the last ten bytes belong to the next chunk.
    const early = formBytes([
      comm({ frames: 14400 }),
      ssnd(swapped, { skip: 10, size: 8 + swapped.length }),
      text,
    ]);
    expect(decodeAudio(early).samples).to.have.length(14395);
  });

  it("also with an odd number of bytes, padded", () => {
    const bytes = formBytes([comm({ frames: 3, bits: 8 }), ssnd(Uint8Array.of(1, 2, 3)), text]);
    expect(decodeAudio(bytes).samples).to.have.length(3);
  });

  it("and leaves nothing where all of it is left out", () => {
    const bytes = formBytes([comm({ frames: 14400 }), ssnd(new Uint8Array(0), { skip: 100 }), text]);
    expect(codeOf(() => decodeAudio(bytes))).to.equal("AUDIO_TOO_SHORT");
  });

  it("in a WAV too, also where the last frame is cut or a fact chunk counts otherwise", () => {
    const fact: ChunkSpec = { id: "fact", body: Uint8Array.of(255, 255, 255, 0) };
    const body = pcm16(voice);
    const wav = (size: number) =>
      decodeAudio(riffBytes([fact, fmt(), { id: "data", body, size }, text])).samples;
    expect(Array.from(wav(28800))).to.deep.equal(heard);
    expect(wav(28799)).to.have.length(14399);
    expect(wav(2000)).to.have.length(1000);
  });
});
