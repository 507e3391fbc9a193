import { copyFile, readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

describe("idol:score of a folder", function () {
  this.timeout(60_000);
  const folder = useFolder();

  beforeEach(async () => {
    await copyFile(SURPRISE_CLIP, folder.path("a.wav"));
    await copyFile(DISGUST_CLIP, folder.path("c.wav"));
    await writeFile(folder.path("notes.txt"), "not sound");
  });
  afterEach(() => {
    process.exitCode = 0;
  });

  it("gives each clip the score that it has alone, and counts those that reach the threshold", async () => {
    const { result, output } = await runTaskIn(hre, "idol:score", { audio: folder.path(".") });
    expect(result.clips.map(({ clip }: { clip: string }) => clip)).to.deep.equal(["a.wav", "c.wav"]);
    for (const [index, audio] of [SURPRISE_CLIP, DISGUST_CLIP].entries()) {
      const { result: alone } = await runTaskIn(hre, "idol:score", { audio });
      const { float, integer, threshold } = alone;
      expect(result.clips[index]).to.include({ float, integer, passes: integer >= threshold });
    }
    expect(result).to.include({ passed: 1, failed: 0 });
    expect(output.trim().split("\n")).to.have.length(3);
  });

  it("prints a line of JSON a clip, then one for all", async () => {
    const { output } = await runTaskIn(hre, "idol:score", { audio: folder.path("."), json: true });
    const lines = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ clip }) => clip)).to.deep.equal(["a.wav", "c.wav", undefined]);
    expect(lines[2]).to.include({ judge: "idol", clips: 2, passed: 1, failed: 0 });
  });

  it("names a clip that has no score, scores the others, and fails at the end", async () => {
    await writeFile(folder.path("b.wav"), (await readFile(SURPRISE_CLIP)).subarray(0, 20_000));
    const { result, output } = await runTaskIn(hre, "idol:score", { audio: folder.path("."), json: true });
    expect(result).to.include({ passed: 1, failed: 1 });
    expect(JSON.parse(output.split("\n")[1]!)).to.have.nested.property("error.code", "AUDIO_TRUNCATED");
    expect(process.exitCode).to.equal(1);
  });

  it("refuses a folder without sound", async () => {
    await expectCode("FILE_NOT_FOUND", () => runTaskIn(hre, "idol:score", { audio: "test/helpers" }));
  });
});
