import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { canonicalRecording, decodeAudio } from "@idol/ml/audio";
import { expect } from "chai";
import hre from "hardhat";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useSuiteFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

describe("idol:prove of a folder", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  const prove = (args: object = {}) =>
    runTaskIn(hre, "idol:prove", {
      audio: folder.path("clips"),
      account: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
      reward: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
      season: "3",
      chainId: "31337",
      terms: `0x${"7e".repeat(32)}`,
      out: folder.path("out"),
      ...args,
    });

  before(async () => {
    await mkdir(folder.path("clips"));
    await copyFile(SURPRISE_CLIP, folder.path("clips/one.wav"));
    await copyFile(DISGUST_CLIP, folder.path("clips/two.wav"));
    await writeFile(folder.path("clips/three.wav"), "la la la, la la la la");
  });

  it("proves each clip, names the bad one, ends with exit code 1, and goes on when run again", async () => {
    const { result, output } = await prove({ recordingHash: "auto", workers: "2", threads: "1" });
    expect(process.exitCode).to.equal(1);
    process.exitCode = undefined;
    expect(result).to.include({ proved: 2, failed: 1, workers: 2, threads: 1 });
    expect(output)
      .to.match(/three\.wav: .*\n?/)
      .and.to.match(/2 proofs made .* a minute/);
    expect((await readdir(folder.path("out"))).sort()).to.deep.equal([
      "batch.jsonl",
      "one.wav.proof.json",
      "one.wav.proof.json.binding.json",
      "one.wav.proof.json.recording.wav",
      "two.wav.proof.json",
      "two.wav.proof.json.binding.json",
      "two.wav.proof.json.recording.wav",
    ]);
    const { result: verified } = await runTaskIn(hre, "idol:verify", {
      proof: folder.path("out/one.wav.proof.json"),
    });
    expect(verified.account).to.equal("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");

    await rm(folder.path("out/one.wav.proof.json.recording.wav"));
    const again = await prove({ recordingHash: "auto", json: true });
    process.exitCode = undefined;
    // A proof is worth nothing without the recording that it is bound to.
    const kept = await readFile(folder.path("out/one.wav.proof.json.recording.wav"));
    expect(kept).to.deep.equal(Buffer.from(canonicalRecording(decodeAudio(await readFile(SURPRISE_CLIP)))));
    const printed = JSON.parse(again.output) as {
      kept: number;
      clips: { clip: string; error?: { code: string } }[];
    };
    expect(printed.kept).to.equal(2);
    expect(printed.clips.find(({ clip }) => clip === "three.wav")?.error?.code).to.equal(
      "AUDIO_NOT_RECOGNISED",
    );
  });

  it("keeps the recording that an audit will ask for: a folder of other clips under the same names goes elsewhere", async () => {
    const kept = await readFile(folder.path("out/two.wav.proof.json.recording.wav"));
    await copyFile(SURPRISE_CLIP, folder.path("clips/two.wav"));
    await expectCode("FILE_UNWRITABLE", () => prove({ recordingHash: "auto" }));
    await expectCode("FILE_UNWRITABLE", () => prove({ recordingHash: "auto", season: "4" }));
    const single = { audio: SURPRISE_CLIP, out: folder.path("out/two.wav.proof.json") };
    await expectCode("FILE_UNWRITABLE", () => prove({ ...single, recordingHash: "auto" }));
    await expectCode("FILE_UNWRITABLE", () => prove({ ...single, season: "4" }));
    await copyFile(DISGUST_CLIP, folder.path("clips/two.wav"));
    expect(await readFile(folder.path("out/two.wav.proof.json.recording.wav"))).to.deep.equal(kept);
  });

  it("looks into the folders below with --recursive", async () => {
    await mkdir(folder.path("nested/below"), { recursive: true });
    await copyFile(SURPRISE_CLIP, folder.path("nested/below/one.wav"));
    await expectCode("FILE_NOT_FOUND", () => prove({ audio: folder.path("nested") }));
    const { result } = await prove({
      audio: folder.path("nested"),
      out: folder.path("deep"),
      recursive: true,
    });
    expect(result.proved).to.equal(1);
    expect(await readdir(folder.path("deep/below"))).to.include("one.wav.proof.json");
  });

  it("takes recordings kept beside proofs for no clips of their own", async () => {
    await writeFile(folder.path("clips/one.wav.proof.json.recording.wav"), "kept");
    const { result } = await prove({ recordingHash: "auto" });
    process.exitCode = undefined;
    expect(result).to.include({ kept: 2, failed: 1 });
  });

  it("refuses options that have no meaning for a folder", async () => {
    await expectCode("OPTION_INVALID", () => prove({ workers: "0" }));
    await expectCode("OPTION_INVALID", () => prove({ threads: "many" }));
    await expectCode("OPTION_INVALID", () => prove({ recordingHash: `0x${"1".repeat(64)}` }));
    await expectCode("OPTION_INVALID", () => prove({ audio: SURPRISE_CLIP, workers: "2" }));
    await expectCode("OPTION_INVALID", () => prove({ audio: SURPRISE_CLIP, recursive: true }));
  });
});
