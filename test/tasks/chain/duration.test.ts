import { expect } from "chai";
import { parseDuration } from "../../../tasks/chain/duration.ts";
import { expectCode } from "../expect-code.ts";

describe("parseDuration", () => {
  it("gives seconds", () => {
    expect(parseDuration("90s", "duration")).to.equal(90);
    expect(parseDuration("15m", "duration")).to.equal(900);
    expect(parseDuration("12h", "duration")).to.equal(43200);
    expect(parseDuration("30d", "duration")).to.equal(2592000);
  });

  it("refuses what has no unit, is zero or is no number", async () => {
    for (const text of ["", "30", "0d", "-1h", "1.5h", "2w", "d"]) {
      await expectCode("OPTION_INVALID", () => parseDuration(text, "duration"));
    }
  });
});
