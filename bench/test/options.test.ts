import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { HELP, parseOptions } from "../options.ts";

const SECTIONS = ["task", "chain"];

describe("the bench's command line", () => {
  it("measures everything five times by default, without what is long", () => {
    const found = parseOptions([], SECTIONS);
    expect(found).to.include({
      repetitions: 5,
      only: undefined,
      long: false,
      judge: "idol",
      json: undefined,
    });
  });

  it("takes several sections", () => {
    const found = parseOptions(["--only", "task", "--only", "chain", "--quick", "--data", "d"], SECTIONS);
    expect(found).to.deep.include({ only: ["task", "chain"], repetitions: 1, data: "d" });
  });

  it("refuses sections and options that are not there", () => {
    for (const args of [["--only", "nothing"], ["--nothing"], ["task"]]) {
      expect(() => parseOptions(args, SECTIONS), args.join(" "))
        .to.throw(CodedError)
        .with.property("code", "OPTION_INVALID");
    }
  });

  it("explains every option that it knows", () => {
    expect(parseOptions(["--help"], SECTIONS)).to.equal("help");
    for (const option of ["quick", "long", "only", "judge", "data", "json", "markdown"])
      expect(HELP).to.include(`--${option} `);
  });
});
