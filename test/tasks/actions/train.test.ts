import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { loadJudge } from "@idol/ml/judges";
import { expect } from "chai";
import hre from "hardhat";
import { writeMadeUpCorpus } from "../../../ml/test/judge/made-up-corpus.ts";
import { runCli } from "../../helpers/cli.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

const NAME = "trained-by-test";
/** The tutorial's plan, which goes by runs, leaves half a second out. */
const SECONDS = 1.2;

describe("idol:train", function () {
  this.timeout(120_000);
  const folder = useFolder();
  const before = process.env.VOICE_DATA_DIR;
  const judge = () => folder.path("judges/trained-by-test");
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
    process.env.IDOL_JUDGES_DIR = folder.path("judges");
  });
  afterEach(async () => {
    delete process.env.IDOL_JUDGES_DIR;
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
    expect(existsSync(judge())).to.equal(false);
  });

  it("keeps the best judge so far at Ctrl-C, says so, and ends with 130", async () => {
    await writeMadeUpCorpus(folder.path(), ["01", "02", "17", "18"], SECONDS);
    await writeFile(folder.path("03-01-08-01-01-01-03.wav"), "cut");
    await writeFile(folder.path("03-01-08-01-01-02-03.wav"), "");
    const args = ["idol:train", "--data", folder.path(), "--judge", NAME, "--plan", "tutorial"];
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
    const { config } = await loadJudge(NAME);
    expect(config.provenance.notes.join()).to.include("cut short");
    expect(await readdir(judge())).to.have.members(["judge.json", "weights.json", "training.json"]);
  });

  it("leaves nothing at Ctrl-C before there is anything to keep", async () => {
    await writeMadeUpCorpus(folder.path(), ["01", "02", "17", "18"]);
    const args = ["idol:train", "--data", folder.path(), "--judge", NAME, "--plan", "tutorial"];
    const env = { IDOL_CACHE_DIR: folder.path("cache") };
    const { code, stderr } = await runCli(args, { env, interruptAt: /^features/m });
    expect(code, stderr).to.equal(130);
    expect(existsSync(judge())).to.equal(false);
  });
});
