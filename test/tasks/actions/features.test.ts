import { readFile, stat } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";
import { SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

const NOTHING = {
  nFft: undefined,
  hopLength: undefined,
  nMels: undefined,
  offset: undefined,
  duration: undefined,
  out: undefined,
  picture: undefined,
};

describe("idol:features", function () {
  this.timeout(60_000);
  const folder = useFolder();
  const run = (args: Record<string, unknown>) =>
    runTaskIn(hre, "idol:features", { audio: SURPRISE_CLIP, ...NOTHING, ...args });

  it("gives the tutorial's spectrogram with the tutorial's parameters", async () => {
    const { result } = await run({
      nFft: "2048",
      hopLength: "512",
      nMels: "128",
      offset: "0.5",
      duration: "3",
    });
    expect(result.shape).to.deep.equal([128, 130]);
    expect(Math.max(...result.db.flat())).to.equal(0);
    expect(Math.min(...result.db.flat())).to.equal(-80);
  });

  it("takes the judge's parameters for those not given", async () => {
    const { result } = await run({ nMels: "40" });
    expect(result.shape[0]).to.equal(40);
    expect(result.parameters.sampleRate).to.equal(22050);
  });

  it("writes {shape, db} and a labelled SVG picture", async () => {
    const out = folder.path("x.json");
    const picture = folder.path("x.svg");
    const { result, output } = await run({ out, picture });
    const written = JSON.parse(await readFile(out, "utf8"));
    expect(written).to.deep.equal({ shape: result.shape, db: result.db });
    expect(await readFile(picture, "utf8"))
      .to.include("frequency in Hz")
      .and.to.include("data:image/png;base64,");
    expect(output).to.include(out).and.to.include(picture);
  });

  it("writes a PNG picture without labels, and no other format", async () => {
    const picture = folder.path("x.png");
    await run({ picture });
    expect((await readFile(picture)).subarray(1, 4).toString()).to.equal("PNG");
    await expectCode("OPTION_INVALID", () => run({ picture: folder.path("x.gif") }));
  });

  it("prints the numbers with --json", async () => {
    const { output } = await run({ json: true, nMels: "16" });
    expect(JSON.parse(output).shape[0]).to.equal(16);
  });

  it("refuses parameters that make no sense, and writes nothing", async () => {
    const out = folder.path("x.json");
    await expectCode("OPTION_INVALID", () => run({ nFft: "many", out }));
    for (const wrong of [
      { nFft: "0" },
      { hopLength: "0" },
      { nMels: "-1" },
      { offset: "-1" },
      { duration: "0" },
    ]) {
      await expectCode("FEATURE_PARAMETER", () => run({ ...wrong, out }));
    }
    await expectCode("AUDIO_TOO_SHORT", () => run({ offset: "60", out }));
    expect(await stat(out).catch(() => "absent")).to.equal("absent");
  });
});
