import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";
import { SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import type { TaskErrorCode } from "../../../tasks/errors.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

const RATE = 22050;
/** WAVE_FORMAT_IEEE_FLOAT */
const FLOAT = 3;

/** A mono WAV of 32-bit floats. */
function floatWav(samples: readonly number[]): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.length * 4, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(FLOAT, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(32, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.length * 4, 40);
  const data = Buffer.alloc(samples.length * 4);
  samples.forEach((sample, index) => {
    data.writeFloatLE(sample, index * 4);
  });
  return Buffer.concat([header, data]);
}

const tone = (seconds: number): number[] =>
  Array.from({ length: Math.round(seconds * RATE) }, (_, n) => 0.5 * Math.sin(n / 10));

const CASES: Record<string, [TaskErrorCode, () => Promise<Buffer> | Buffer]> = {
  "an empty file": ["FILE_EMPTY", () => Buffer.alloc(0)],
  "a text": ["AUDIO_NOT_RECOGNISED", () => Buffer.from("la la la, la la la la")],
  "an MP3": ["AUDIO_UNSUPPORTED", () => Buffer.from("ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000........")],
  "truncated audio": ["AUDIO_TRUNCATED", async () => (await readFile(SURPRISE_CLIP)).subarray(0, 20_000)],
  "a fifth of a second": ["AUDIO_TOO_SHORT", () => floatWav(tone(0.2))],
  "digital silence": ["AUDIO_SILENT", () => floatWav(new Array(2 * RATE).fill(0))],
  "a click in silence": ["AUDIO_TOO_SHORT", () => floatWav([...new Array(2 * RATE).fill(0), ...tone(0.1)])],
  "a NaN": ["AUDIO_NOT_FINITE", () => floatWav([...tone(1), Number.NaN, ...tone(1)])],
  "an infinity": ["AUDIO_NOT_FINITE", () => floatWav([...tone(1), Number.POSITIVE_INFINITY, ...tone(1)])],
};

describe("bad audio", function () {
  this.timeout(60_000);
  const folder = useFolder();
  const prove = (audio: string) =>
    runTaskIn(hre, "idol:prove", {
      audio,
      account: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
      reward: "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
      season: "1",
      chainId: "31337",
      terms: `0x${"7e".repeat(32)}`,
      out: folder.path("out/proof.json"),
    });

  for (const [name, [code, make]] of Object.entries(CASES)) {
    it(`is refused by idol:score and idol:prove, which writes nothing: ${name}`, async () => {
      const audio = folder.path("clip.wav");
      await writeFile(audio, await make());
      const error = await expectCode(code, () => runTaskIn(hre, "idol:score", { audio }));
      expect(error.message).to.match(/\w/);
      await expectCode(code, () => prove(audio));
      expect(await readdir(folder.path())).to.deep.equal(["clip.wav"]);
    });
  }

  it("is refused by name where there is no such file, or a folder without audio", async () => {
    const missing = await expectCode("FILE_NOT_FOUND", () => prove(folder.path("none.wav")));
    expect(missing.message).to.include("none.wav");
    await mkdir(folder.path("folder.wav"));
    const audio = folder.path("folder.wav");
    for (const read of [() => runTaskIn(hre, "idol:score", { audio }), () => prove(audio)]) {
      const empty = await expectCode("FILE_NOT_FOUND", read);
      expect(empty.message).to.include("folder.wav");
    }
  });
});
