import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { paths } from "@idol/ml/judges";
import { expect } from "chai";
import hre from "hardhat";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

/** A name that no judge has. */
const NAME = "imported-by-test";

describe("idol:import", function () {
  this.timeout(60_000);
  const folder = useFolder();
  const run = (args: Record<string, unknown>) =>
    runTaskIn(hre, "idol:import", { name: NAME, features: undefined, scale: undefined, ...args });

  afterEach(() => {
    expect(existsSync(paths.judge(NAME))).to.equal(false);
  });

  it("names the options that are missing", async () => {
    await expectCode("OPTION_INVALID", () => run({ onnx: undefined }));
    await expectCode("OPTION_INVALID", () => run({ onnx: "judge.onnx", name: undefined }));
    await expectCode("OPTION_INVALID", () => run({ onnx: "judge.onnx", scale: "ten" }));
  });

  it("refuses a file that is no ONNX, one that is not there, and a judge that is there already", async () => {
    const onnx = folder.path("text.onnx");
    await writeFile(onnx, "not an ONNX");
    const error = await expectCode("ONNX_UNSUPPORTED", () => run({ onnx }));
    expect(error.message).to.include("text.onnx");
    await expectCode("FILE_NOT_FOUND", () => run({ onnx: folder.path("none.onnx") }));
    await expectCode("OPTION_INVALID", () => run({ onnx, name: "idol" }));
  });
});
