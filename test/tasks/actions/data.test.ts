import { mkdir, readFile, writeFile } from "node:fs/promises";
import { paths } from "@idol/ml/judges";
import { expect } from "chai";
import hre from "hardhat";
import { wavBytes } from "../../../ml/test/audio/wav-bytes.ts";
import { SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

const KAGGLE = [
  "KAGGLE_API_ENDPOINT",
  "KAGGLE_USERNAME",
  "KAGGLE_KEY",
  "KAGGLE_CONFIG_DIR",
  "VOICE_DATA_DIR",
] as const;

describe("idol:data", function () {
  this.timeout(60_000);
  const folder = useFolder();
  const before = KAGGLE.map((name) => [name, process.env[name]] as const);
  const run = (args: Record<string, unknown>) =>
    runTaskIn(hre, "idol:data", { dir: "", only: undefined, check: false, ...args });

  beforeEach(() => {
    for (const name of KAGGLE) delete process.env[name];
    process.env.KAGGLE_CONFIG_DIR = folder.path();
  });

  after(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it("counts what a folder holds by corpus, speaker and emotion", async () => {
    const { result, output } = await run({ dir: paths.samples, check: true });
    expect(result.corpora[0]).to.deep.include({
      corpus: "ravdess-speech",
      clips: 3,
      emotions: { happy: 1, disgust: 1, surprise: 1 },
    });
    expect(output).to.match(/ravdess-18 +2 +0 +1 +1/);
    expect(output).to.include("savee: 0 of 480 clips").and.to.include("Duplicates 0");
  });

  it("takes the folder from VOICE_DATA_DIR, and only the corpora asked for", async () => {
    process.env.VOICE_DATA_DIR = paths.samples;
    const { output } = await run({ check: true, only: "tess,ravdess-speech", json: true });
    const printed = JSON.parse(output);
    expect(printed.corpora.map(({ corpus }: { corpus: string }) => corpus)).to.deep.equal([
      "ravdess-speech",
      "tess",
    ]);
    expect(printed.unreadable).to.deep.equal([]);
  });

  it("decodes every clip: names copies, and what is cut short, empty, silent or no sound, and counts none of them", async () => {
    const voice = await readFile(SURPRISE_CLIP);
    const files: Record<string, Uint8Array | string> = {
      "OAF_back_ps.wav": voice,
      "OAF_bar_ps.wav": voice,
      "OAF_base_sad.wav": "",
      "OAF_bath_sad.wav": voice.subarray(0, 1000),
      "OAF_bean_sad.wav": "<html>404</html>",
      "OAF_beg_sad.wav": wavBytes(new Uint8Array(0)),
      "OAF_bite_sad.wav": wavBytes(new Uint8Array(44_100)),
      "mine.wav": voice,
    };
    for (const [name, bytes] of Object.entries(files)) await writeFile(folder.path(name), bytes);
    const { result, output } = await run({ dir: folder.path(), check: true });
    expect(result.corpora[2]).to.deep.include({ corpus: "tess", clips: 1, emotions: { surprise: 1 } });
    expect(output).to.match(/Duplicates 1\n.*OAF_bar_ps.wav = .*OAF_back_ps.wav/);
    expect(output).to.include("Unreadable 5");
    for (const [name, reason] of [
      ["OAF_base_sad.wav", "empty"],
      ["OAF_bath_sad.wav", "ends"],
      ["OAF_bean_sad.wav", "neither a WAV nor an AIFF"],
      ["OAF_beg_sad.wav", "holds no samples"],
      ["OAF_bite_sad.wav", "digital silence"],
    ])
      expect(output).to.match(new RegExp(`${name}: .*${reason}`));
    expect(output).to.match(/Unknown +1\n.*mine.wav/);
    const { result: others } = await run({ dir: folder.path(), check: true, only: "savee" });
    expect(others.corpora).to.have.length(1);
  });

  it("leaves alone what is there, and then asks for no credentials", async () => {
    await mkdir(folder.path("savee"));
    await writeFile(folder.path("savee/DC_su01.wav"), "sound");
    const { result, output } = await run({ dir: folder.path(), only: "savee" });
    expect(result.downloads).to.deep.equal([{ corpus: "savee", outcome: "there", clips: 1, complete: 480 }]);
    expect(output).to.match(/savee +was there +1 +480/);
  });

  it("refuses to begin without a folder, with an unknown corpus, or without credentials", async () => {
    await expectCode("OPTION_INVALID", () => run({}));
    await expectCode("OPTION_INVALID", () => run({ dir: folder.path(), only: "tess,iemocap" }));
    await expectCode("DATA_NOT_FOUND", () => run({ dir: folder.path("nowhere"), check: true }));
    await expectCode("VARIABLE_MISSING", () => run({ dir: folder.path("new"), only: "savee" }));
  });
});
