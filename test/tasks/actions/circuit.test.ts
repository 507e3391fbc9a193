import { readFile, stat, writeFile } from "node:fs/promises";
import { loadJudge, paths } from "@idol/ml/judges";
import { expect } from "chai";
import hre from "hardhat";
import type { EzklUserConfig } from "hardhat-ezkl";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useFolder } from "../../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

describe("the tasks that build a circuit", function () {
  // The first one may have to install native EZKL.
  this.timeout(300_000);
  const folder = useFolder();

  it("idol:export writes the committed ONNX again, byte for byte", async () => {
    const before = await readFile(paths.artefact("idol", "network"));
    const { result } = await runTaskIn(hre, "idol:export");
    expect(await readFile(paths.artefact("idol", "network"))).to.deep.equal(before);
    expect(result.largestDifference).to.be.below(1e-5);
  });

  it("idol:circuit runs no step but the checks when nothing has changed", async () => {
    const { result, output } = await runTaskIn(hre, "idol:circuit");
    expect(result.ran).to.deep.equal(["get_srs"]);
    expect(output).to.include(result.manifest.judgeHash);
  });

  it("idol:witness gives the integer twin's score", async () => {
    const out = folder.path("witness.json");
    const { result: scored } = await runTaskIn(hre, "idol:score", { audio: DISGUST_CLIP });
    const { result } = await runTaskIn(hre, "idol:witness", { audio: DISGUST_CLIP, out });
    expect(result.score).to.equal(scored.integer);
    expect((await stat(out)).size).to.be.above(0);
  });

  it("idol:mock checks every constraint", async () => {
    const { result, output } = await runTaskIn(hre, "idol:mock", { audio: SURPRISE_CLIP });
    expect(result.mock).to.equal(true);
    expect(output).to.include("every constraint holds");
  });

  it("take the Python and the folder of SRS files that hardhat.config.ts names for every circuit", async () => {
    const withEzkl = (ezkl: EzklUserConfig) => createRuntime("default", folder.path("ignition"), { ezkl });
    const nowhere = await withEzkl({ python: folder.path("no-python") });
    await expectCode("PYTHON_MISSING", () => runTaskIn(nowhere, "idol:mock", { audio: SURPRISE_CLIP }));
    const { quantisation } = (await loadJudge("idol")).config;
    await writeFile(folder.path(`kzg${quantisation.logrows}.srs`), "not an SRS");
    const wrong = await withEzkl({ paths: { srs: folder.path() } });
    await expectCode("SRS_WRONG_HASH", () => runTaskIn(wrong, "idol:circuit"));
  });

  it("list the judges when the named one is unknown", async () => {
    const error = await expectCode("JUDGE_UNKNOWN", () =>
      runTaskIn(hre, "idol:circuit", { judge: "nobody" }),
    );
    expect(error.remedy).to.match(/idol/);
  });

  it("idol:train refuses a missing folder and an unknown plan", async () => {
    const train = (args: Record<string, unknown>) =>
      runTaskIn(hre, "idol:train", { data: folder.path("none"), plan: undefined, ...args });
    await expectCode("DATA_NOT_FOUND", () => train({}));
    await expectCode("DATA_NOT_FOUND", () => train({ data: folder.path() }));
    await expectCode("OPTION_INVALID", () => train({ plan: "nothing" }));
  });
});
