import { NATIVE } from "@idol/client";
import { expect } from "chai";
import {
  parseAmount,
  parseClaimId,
  parseDuration,
  parseRejection,
  parseScore,
} from "../../../tasks/ui/contest-options.ts";
import { expectCode } from "../expect-code.ts";

const SINGER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

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

describe("parseScore", () => {
  it("gives the least instance that is not below the score", () => {
    expect(parseScore("1", 24)).to.equal(2n ** 24n);
    expect(parseScore("0.3", 2)).to.equal(2n);
    expect(parseScore("0.25", 2)).to.equal(1n);
    expect(parseScore("-0.3", 2)).to.equal(-1n);
    expect(parseScore("-0.25", 2)).to.equal(-1n);
    expect(parseScore("0", 24)).to.equal(0n);
  });

  it("refuses what is no decimal number", async () => {
    for (const text of ["", "one", "1e3", ".5", "1.", "0x1"]) {
      await expectCode("OPTION_INVALID", () => parseScore(text, 24));
    }
  });
});

describe("parseAmount", () => {
  it("takes amounts with as many digits as the currency has, above zero", async () => {
    const dollars = { ...NATIVE, symbol: "USD", decimals: 6 };
    expect(parseAmount("1.000001", dollars, "prize")).to.equal(1_000_001n);
    for (const text of ["1.0000001", "0", "0.0", "-1", "", "1.", ".5", "1e18", "0x1", "1 000"]) {
      await expectCode("OPTION_INVALID", () => parseAmount(text, dollars, "prize"));
    }
  });
});

describe("parseClaimId and parseRejection", () => {
  it("read a season with a singer, and nothing else", async () => {
    expect(parseClaimId(`2:${SINGER}`)).to.deep.equal({ season: 2n, singer: SINGER });
    for (const text of ["", "1", `:${SINGER}`, `1:${SINGER}:2`, `one:${SINGER}`]) {
      await expectCode("OPTION_INVALID", () => parseClaimId(text));
    }
    await expectCode("ADDRESS_INVALID", () => parseClaimId("1:0x12"));
  });

  it("take an original with a copy, and with no other reason", async () => {
    expect(parseRejection("copy", SINGER)).to.deep.equal({ reason: "copy", original: SINGER });
    expect(parseRejection("no-voice", undefined)).to.deep.equal({ reason: "no-voice" });
    await expectCode("OPTION_INVALID", () => parseRejection("copy", undefined));
    await expectCode("OPTION_INVALID", () => parseRejection("no-voice", SINGER));
    await expectCode("OPTION_INVALID", () => parseRejection("ugly", undefined));
  });
});
