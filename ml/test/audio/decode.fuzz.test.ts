import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import fc from "fast-check";
import { decodeAudio } from "../../src/audio/decode.ts";
import { MAX_SAMPLE_RATE, MIN_SAMPLE_RATE } from "../../src/audio/sample-rate.ts";
import { formatCases } from "./golden/cases.ts";

const SEED = 20261122;
const files = formatCases.map(({ base64 }) => new Uint8Array(Buffer.from(base64, "base64")));

/** Values that break size arithmetic more often than random ones. */
const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff8, 0xffffffff];

/** A real file with bytes flipped, 32-bit words replaced, stretches cut out or doubled, or its end cut off. */
const mutants = fc
  .record({
    file: fc.constantFrom(...files),
    flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
    words: fc.array(fc.tuple(fc.nat(120), fc.constantFrom(...edges), fc.boolean()), { maxLength: 1 }),
    cut: fc.option(fc.tuple(fc.nat(), fc.nat(16)), { nil: undefined, freq: 2 }),
    length: fc.option(fc.nat(), { nil: undefined, freq: 2 }),
  })
  .map(({ file, flips, words, cut, length }) => {
    let bytes = file.slice();
    for (const [at, value] of flips) bytes[at % bytes.length] = value;
    const view = new DataView(bytes.buffer);
    for (const [at, value, little] of words) view.setUint32(at % (bytes.length - 4), value, little);
    if (cut !== undefined) {
      const at = cut[0] % bytes.length;
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + cut[1])]);
    }
    return length === undefined ? bytes : bytes.slice(0, length % (bytes.length + 1));
  });

describe("decodeAudio on damaged files", function () {
  // Much arithmetic, on a machine that may be busy.
  this.timeout(60_000);

  it("gives a sound recording or an CodedError, and nothing larger than the file", () => {
    let decoded = 0;
    let refused = 0;
    const property = fc.property(mutants, (bytes) => {
      try {
        const { sampleRate, channels, samples } = decodeAudio(bytes);
        decoded += 1;
        expect(sampleRate).to.be.within(MIN_SAMPLE_RATE, MAX_SAMPLE_RATE);
        expect(channels).to.be.at.least(1);
        expect(samples.length * channels).to.be.within(1, bytes.length);
        expect(samples.every(Number.isFinite)).to.equal(true);
      } catch (thrown) {
        if (!(thrown instanceof CodedError)) throw thrown;
        refused += 1;
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 3000 });
    // Or the mutants would test one path alone.
    expect(decoded).to.be.above(300);
    expect(refused).to.be.above(300);
  });

  it("gives an CodedError on any bytes behind a known tag", () => {
    const tags = fc.constantFrom(
      "RIFF....WAVE",
      "RIFX....WAVE",
      "RF64....WAVE",
      "FORM....AIFF",
      "FORM....AIFC",
    );
    const property = fc.property(tags, fc.uint8Array({ maxLength: 200 }), (tag, rest) => {
      try {
        decodeAudio(Uint8Array.from([...new TextEncoder().encode(tag), ...rest]));
      } catch (thrown) {
        if (!(thrown instanceof CodedError)) throw thrown;
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 1000 });
  });
});
