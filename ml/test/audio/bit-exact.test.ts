import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { melSpectrogramOf } from "../../src/audio/mel-features.ts";
import { prepareClip } from "../../src/audio/prepare-clip.ts";
import { goldenSignal } from "./golden/signal.ts";
import { pcm16, wavBytes } from "./wav-bytes.ts";

/** SHA-256 of the doubles; V8 and QuickJS gave the same. They change only when the front end's definition does. */
const PINNED: Readonly<Record<number, { samples: string; db: string }>> = {
  22050: {
    samples: "cacd785a1c0e012bbcf32516d14d0096622771ad0ad64946af60a6ad0dee8af1",
    db: "4cef559c76f07e7681f6ba174f7fe8ada66aa3ab224244338efb9b6c99b9da4e",
  },
  24414: {
    samples: "460e6e919f01c4df61b5f13dfde50029ea85f805852e0072aa1fded1ebac184d",
    db: "c6d8f7863d3ea3e3a24155557cc9850fcd09061846b8eadd3f02933bbbe8c4ae",
  },
  48000: {
    samples: "419daf5e6acbfe97b281c42d5577fc5376ee414423934e1f7fd07b574d45bf36",
    db: "d28c187d934947f83d5be593926311dd0ab68a03c3ac254662a657a830ab100a",
  },
};

/** Functions of `Math` that the language does not define to the bit, and powers. */
const INEXACT =
  /Math\.(?!(?:abs|ceil|floor|imul|max|min|round|sqrt|trunc|PI|LN10|SQRT2)\b)\w+|\bMath\[|Math(?!\.|\w)|\*\*(?!\/)/g;

const sources = new URL("../../src/audio/", import.meta.url);

describe("bit-exactness", function () {
  // Much arithmetic, on a machine that may be busy.
  this.timeout(60_000);

  for (const rate of [22050, 24414, 48000]) {
    it(`gives the pinned doubles from ${rate} Hz`, () => {
      const recording = decodeAudio(wavBytes(pcm16(goldenSignal(rate, 2 * rate, 42)), { sampleRate: rate }));
      expect({
        samples: sha256(prepareClip(recording, { sampleRate: 22050, offset: 0.5, duration: 1 })),
        db: sha256(melSpectrogramOf(recording, { duration: 1 }).db),
      }).to.deep.equal(PINNED[rate]);
    });
  }

  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );

  it("reads the sources that it checks", () => {
    expect(files).to.include.members(["maths.ts", "decode.ts", "resample.ts", "log-mel.ts"]);
  });

  it("detects every inexact function that it looks for", () => {
    for (const code of [
      "Math.cos(x)",
      "2 ** 0.5",
      'Math["log"](x)',
      "const { exp } = Math;",
      "Math.hypot(1, 2)",
    ]) {
      expect(code.match(INEXACT), code).to.have.length(1);
    }
    expect("Math.sqrt(Math.max(1, Math.PI)) * 2".match(INEXACT)).to.equal(null);
  });

  for (const file of files) {
    it(`${file} uses no function that engines may round differently`, () => {
      expect(codeIn(file).match(INEXACT)).to.equal(null);
    });

    if (file !== "read-file.ts") {
      it(`${file} imports nothing of Node`, () => {
        expect(codeIn(file)).to.not.match(/["']node:|\b(?:Buffer|process|require|__dirname)\b/);
      });
    }
  }
});

/** A source without its comments. */
function codeIn(file: string): string {
  return readFileSync(new URL(file, sources), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}

function sha256({ buffer, byteOffset, byteLength }: Float64Array): string {
  return createHash("sha256")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("hex");
}
