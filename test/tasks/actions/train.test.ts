import { existsSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import { loadJudge } from "@idol/ml/judge/judge-files.ts";
import { paths } from "@idol/ml/paths.ts";
import { expect } from "chai";
import hre from "hardhat";
import { writeMadeUpCorpus } from "../../../ml/test/judge/made-up-corpus.ts";
import { runCli } from "../../helpers/cli.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

/** A name that no judge has. */
const NAME = "trained-by-test";

describe("idol:train", function () {
  this.timeout(120_000);
  const folder = useFolder();
  const before = process.env.VOICE_DATA_DIR;
  const run = (args: Record<string, unknown>) =>
    runTaskIn(hre, "idol:train", {
      data: folder.path(),
      judge: NAME,
      plan: "idol",
      leaveOut: undefined,
      ...args,
    });

  beforeEach(() => {
    delete process.env.VOICE_DATA_DIR;
  });
  afterEach(async () => {
    await rm(paths.judge(NAME), { recursive: true, force: true });
    if (before !== undefined) process.env.VOICE_DATA_DIR = before;
  });

  it("says what is wrong with its options and with the data folder, and writes nothing", async () => {
    await expectCode("OPTION_INVALID", () => run({ data: undefined }));
    await expectCode("OPTION_INVALID", () => run({ plan: "nobody" }));
    await expectCode("OPTION_INVALID", () => run({ leaveOut: "iemocap" }));
    await expectCode("OPTION_INVALID", () => run({ leaveOut: "savee" }));
    await expectCode("OPTION_INVALID", () => run({ leaveOut: "tess", judge: "idol" }));
    await expectCode("DATA_NOT_FOUND", () => run({ data: folder.path("nowhere") }));
    await expectCode("DATA_NOT_FOUND", () => run({}));
    await writeFile(folder.path("03-01-08-01-01-01-01.wav"), "");
    await expectCode("DATA_NOT_FOUND", () => run({}));
    await writeMadeUpCorpus(folder.path(), ["01"]);
    const { message } = await expectCode("DATA_NOT_FOUND", () => run({}));
    expect(message, "nobody to validate on").to.include("ravdess-17");
    expect(existsSync(paths.judge(NAME))).to.equal(false);
  });

  it("keeps the best judge so far at Ctrl-C, says so, and ends with 130", async () => {
    await writeMadeUpCorpus(folder.path(), ["01", "02", "17", "18"]);
    await writeFile(folder.path("03-01-08-01-01-01-03.wav"), "cut");
    await writeFile(folder.path("03-01-08-01-01-02-03.wav"), "");
    const args = ["idol:train", "--data", folder.path(), "--judge", NAME, "--plan", "idol"];
    const env = { IDOL_CACHE_DIR: folder.path("cache") };
    const { code, stdout, stderr } = await runCli(args, { env, interruptAt: /^train /m });
    expect(stderr)
      .to.match(/features .*clips/)
      .and.to.match(/loss \d.*surprise above disgust.*s left/);
    expect(code, stdout + stderr).to.equal(130);
    expect(stdout)
      .to.include("The training was cut short")
      .and.to.include("2 unreadable files")
      .and.to.match(/Missing +1,415 of 1,440 clips of ravdess-speech/);
    const judge = await loadJudge(NAME);
    expect(judge.config.provenance.notes.join()).to.include("cut short");
    expect(await readdir(judge.folder)).to.have.members(["judge.json", "weights.json", "training.json"]);
  });

  it("leaves nothing at Ctrl-C before there is anything to keep", async () => {
    await writeMadeUpCorpus(folder.path(), ["01", "02", "17", "18"]);
    const args = ["idol:train", "--data", folder.path(), "--judge", NAME, "--plan", "idol"];
    const env = { IDOL_CACHE_DIR: folder.path("cache") };
    const { code, stderr } = await runCli(args, { env, interruptAt: /^features/m });
    expect(code, stderr).to.equal(130);
    expect(existsSync(paths.judge(NAME))).to.equal(false);
  });
});
