import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { paths } from "@idol/ml/judges";
import { expect } from "chai";
import hre from "hardhat";
import { DISGUST_CLIP } from "../../../tasks/demo/clips.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

/** SHA-256 of every file of a folder. */
async function hashesOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const texts = await Promise.all(
    names.map((name) => readFile(join(folder, name)).catch(() => Buffer.from("a folder"))),
  );
  return texts.map((bytes, index) => `${names[index]} ${createHash("sha256").update(bytes).digest("hex")}`);
}

describe("idol:evaluate", function () {
  this.timeout(60_000);
  const folder = useFolder();
  const run = (args: Record<string, unknown>) =>
    runTaskIn(hre, "idol:evaluate", {
      data: paths.samples,
      speakers: undefined,
      examine: false,
      gaming: false,
      publish: false,
      sounds: undefined,
      ...args,
    });

  it("shows a table of both models for speakers of one's own choice, and writes nothing", async () => {
    const before = await readdir(paths.judge("idol"));
    const { result, output } = await run({ speakers: "ravdess-18, ravdess-20" });
    expect(result.groups.map(({ name }: { name: string }) => name)).to.deep.equal(["ravdess-speech", "all"]);
    expect(result.groups[0].clips).to.equal(3);
    expect(result.written).to.deep.equal([]);
    expect(output).to.include("integer twin").and.to.include("Nothing was written");
    expect(await readdir(paths.judge("idol"))).to.deep.equal(before);
  });

  it("never publishes what a few clips say, whatever is asked", async () => {
    const files = await hashesOf(paths.judge("idol"));
    for (const publish of [false, true]) {
      const { result, output } = await run({ publish });
      expect(result).to.include({ unpublished: "too-few" });
      expect(result.written).to.deep.equal([]);
      expect(output).to.include("published from 100 clips of 4 speakers on");
    }
    expect(await hashesOf(paths.judge("idol"))).to.deep.equal(files);
  });

  it("prints everything with --json", async () => {
    const { output } = await run({ speakers: "ravdess-*", json: true });
    const printed = JSON.parse(output);
    expect(printed.scores).to.have.length(3);
    expect(printed.groups[1].integer.disgust.value).to.be.within(0, 1);
  });

  it("refuses an examination that names no reserved speakers", async () => {
    await expectCode("OPTION_INVALID", () => run({ examine: true }));
    await expectCode("OPTION_INVALID", () => run({ examine: true, speakers: "ravdess-18" }));
    await expectCode("OPTION_INVALID", () => run({ speakers: "," }));
  });

  it("refuses reserved speakers where it is not the examination", async () => {
    for (const speakers of ["savee-*", "savee-DC", "ravdess-17,ravdess-21"])
      await expectCode("OPTION_INVALID", () => run({ speakers }));
  });

  it("says that a folder or a speaker is not there", async () => {
    await expectCode("DATA_NOT_FOUND", () => run({ data: folder.path("nowhere") }));
    await expectCode("DATA_NOT_FOUND", () => run({ speakers: "savee-*", examine: true }));
    await expectCode("JUDGE_UNKNOWN", () => run({ judge: "nobody" }));
  });

  describe("--gaming", () => {
    const pathBefore = process.env.PATH;
    afterEach(() => {
      process.env.PATH = pathBefore;
    });

    /** A folder alone in which programs are looked for, with an espeak-ng that says a committed clip, or with none. */
    async function programs(withEspeak: boolean): Promise<void> {
      process.env.PATH = folder.path();
      if (!withEspeak) return;
      const script = [
        `#!${process.execPath}`,
        "const at = process.argv.indexOf('-w');",
        "if (at < 0) console.log('eSpeak NG text-to-speech: 1.51.9');",
        `else require('node:fs').copyFileSync(${JSON.stringify(DISGUST_CLIP)}, process.argv[at + 1]);`,
      ];
      await writeFile(folder.path("espeak-ng"), script.join("\n"), { mode: 0o755 });
    }

    it("plays sounds, accidents and voices, and says what share is paid and which is the best", async () => {
      await programs(true);
      const { result, output } = await run({ gaming: true, sounds: "2" });
      expect(result.families).to.have.length(10);
      for (const { name, sounds } of result.families) expect(sounds, name).to.equal(2);
      expect(result.voices).to.include({ version: "1.51.9", sounds: 2, paid: 0 });
      expect(result.accidents.chirps.sounds).to.equal(0);
      expect(output)
        .to.include("all synthetic sounds")
        .and.to.include("espeak-ng 1.51.9")
        .and.to.include("a click one second before")
        .and.to.include("Nothing was written")
        .and.not.to.include("Left out");
      expect(result.written).to.deep.equal([]);
    });

    it("says what it left out without espeak-ng and without recordings", async () => {
      await programs(false);
      const voiceData = process.env.VOICE_DATA_DIR;
      delete process.env.VOICE_DATA_DIR;
      const { result, output } = await run({ gaming: true, sounds: "1", data: undefined });
      if (voiceData !== undefined) process.env.VOICE_DATA_DIR = voiceData;
      expect(result).to.include({ accidents: null, voices: null });
      expect(output)
        .to.include("Left out   accidents: they need recordings, --data DIR.")
        .and.to.include("Left out   synthetic voices: espeak-ng is not installed.");
    });

    it("refuses speakers, and a count that is none", async () => {
      await expectCode("OPTION_INVALID", () => run({ gaming: true, speakers: "ravdess-17" }));
      await expectCode("OPTION_INVALID", () => run({ gaming: true, sounds: "0" }));
      await expectCode("OPTION_INVALID", () => run({ sounds: "2" }));
    });
  });
});
