import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { canonicalRecording, decodeCanonical, judgedStretch } from "../../src/audio/canonical.ts";
import { decodeAudio } from "../../src/audio/decode.ts";
import { comm, fmt, formBytes, join, riffBytes, ssnd } from "./container-bytes.ts";
import { interleave, scaled, vowel } from "./voices.ts";
import { pcm16, wavBytes } from "./wav-bytes.ts";

const voice = vowel();
const data = { id: "data", body: pcm16(voice) };
const plain = riffBytes([fmt(), data]);
const swapped = Buffer.from(pcm16(voice)).swap16();

/** What decodes to the very same samples, and is heard as they are by some players only, or carries more than they. */
const OTHERS: Record<string, Uint8Array> = {
  "a block align of 4, as the even samples alone": riffBytes([fmt({ blockAlign: 4 }), data]),
  "another byte rate": riffBytes([fmt({ byteRate: 1 }), data]),
  "another RIFF size": riffBytes([fmt(), data], { size: 300 }),
  "a size to the end": riffBytes([fmt(), { ...data, size: 0x7fffffff }]),
  "a chunk before": riffBytes([{ id: "LIST", body: new Uint8Array(4) }, fmt(), data]),
  "a chunk behind": riffBytes([fmt(), data, { id: "LIST", body: new Uint8Array(4) }]),
  "bytes behind": join(plain, Uint8Array.of(0)),
  "an extensible format": riffBytes([fmt({ extensible: {} }), data]),
  "a longer format chunk": riffBytes([{ id: "fmt ", body: join(fmt().body, new Uint8Array(2)) }, data]),
  "two equal channels": riffBytes([
    fmt({ channels: 2 }),
    { id: "data", body: pcm16(interleave(voice, voice)) },
  ]),
  RIFX: riffBytes([fmt({ little: false }), { id: "data", body: swapped }], { magic: "RIFX" }),
  AIFF: formBytes([comm({ frames: voice.length }), ssnd(swapped)]),
  floats: riffBytes([
    fmt({ tag: 3, bits: 32 }),
    { id: "data", body: new Uint8Array(Float32Array.from(scaled(voice)).buffer) },
  ]),
  "a tag before": join(Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0), plain),
};

describe("a canonical recording", () => {
  it("is 44 bytes of header and 16 bits a sample", () => {
    expect(canonicalRecording(decodeAudio(plain))).to.deep.equal(plain);
    expect(canonicalRecording(decodeAudio(plain))).to.deep.equal(
      wavBytes(pcm16(voice), { sampleRate: 16000 }),
    );
  });

  it("is its own canonical recording, at any rate", () => {
    for (const sampleRate of [1000, 22050, 768000]) {
      const canonical = canonicalRecording({
        samples: Float64Array.of(0.3, -1, 2, 1e-9),
        sampleRate,
        channels: 1,
      });
      expect(canonicalRecording(decodeCanonical(canonical))).to.deep.equal(canonical);
    }
  });

  for (const [name, file] of Object.entries(OTHERS)) {
    it(`gives the samples of a file with ${name}, which is none itself`, () => {
      expect(Array.from(decodeAudio(file).samples)).to.deep.equal(scaled(voice));
      expect(codeOf(() => decodeCanonical(file))).to.equal("AUDIO_NOT_CANONICAL");
      expect(canonicalRecording(decodeAudio(file))).to.deep.equal(plain);
    });
  }

  it("has a stretch that is judged, which is one too", () => {
    const stretch = judgedStretch(decodeAudio(plain), { offset: 0.25, duration: 0.5 });
    const { samples, sampleRate } = decodeCanonical(stretch);
    expect(sampleRate).to.equal(16000);
    expect(Array.from(samples)).to.deep.equal(scaled(voice).slice(4000, 12_000));
  });

  it("is not what cannot be decoded at all", () => {
    expect(codeOf(() => decodeCanonical(plain.subarray(0, 1000), "half"))).to.equal("AUDIO_TRUNCATED");
  });
});
