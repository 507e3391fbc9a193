import { expect } from "chai";
import { backendOption, optionalNumber, required, wholeNumber } from "../../../tasks/ui/options.ts";
import { expectCode } from "../expect-code.ts";

describe("options", () => {
  it("takes whole numbers of any size, and no others", async () => {
    expect(wholeNumber("12345678901234567890123", "season")).to.equal(12345678901234567890123n);
    for (const text of ["", "-1", "1.5", "0x10", "1e3", " 1", "1".repeat(79)]) {
      await expectCode("OPTION_INVALID", () => wholeNumber(text, "season"));
    }
  });

  it("takes numbers, and no words", async () => {
    expect(optionalNumber("0.5", "offset")).to.equal(0.5);
    expect(optionalNumber(undefined, "offset")).to.equal(undefined);
    for (const text of ["", " ", "half", "NaN", "Infinity", "1s"]) {
      await expectCode("OPTION_INVALID", () => optionalNumber(text, "offset"));
    }
  });

  it("knows the backends", async () => {
    expect(backendOption("native")).to.equal("native");
    await expectCode("OPTION_INVALID", () => backendOption("gpu"));
  });

  it("misses what is missing", async () => {
    expect(required("a.wav", "audio")).to.equal("a.wav");
    await expectCode("OPTION_INVALID", () => required(undefined, "audio"));
    await expectCode("OPTION_INVALID", () => required("", "audio"));
  });
});
