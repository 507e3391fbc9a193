import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import {
  checkReserved,
  evaluatedSpeakers,
  refuseReserved,
  speakersOf,
} from "../../../src/judge/evaluate/evaluated-speakers.ts";

const RESERVED = ["ravdess-21", "ravdess-22", "savee-*"];

describe("evaluated speakers", () => {
  const heard = (...asked: string[]) => {
    const isHeard = evaluatedSpeakers(asked, RESERVED);
    return ["ravdess-17", "ravdess-21", "savee-DC", "tess-OAF"].filter(isHeard);
  };

  it("are those asked for, one by one or by the beginning of their names", () => {
    expect(heard("ravdess-17")).to.deep.equal(["ravdess-17"]);
    expect(heard("tess-*", "ravdess-17")).to.deep.equal(["ravdess-17", "tess-OAF"]);
  });

  it("are reserved ones only when named, not swept in by a star", () => {
    expect(heard("*")).to.deep.equal(["ravdess-17", "tess-OAF"]);
    expect(heard("ravdess-*")).to.deep.equal(["ravdess-17"]);
    expect(heard("s*")).to.deep.equal([]);
    expect(heard("ravdess-*", "ravdess-21")).to.deep.equal(["ravdess-17", "ravdess-21"]);
    expect(heard("savee-*")).to.deep.equal(["savee-DC"]);
    expect(heard("savee-D*")).to.deep.equal(["savee-DC"]);
  });

  it("of an imported judge are treated like the default judge's", () => {
    expect(speakersOf({ training: null }).reserved)
      .to.include("savee-*")
      .and.to.include("ravdess-24");
  });
});

describe("what is not an examination", () => {
  it("uses no reserved speaker by name", () => {
    for (const asked of [["ravdess-21"], ["ravdess-17", "savee-*"], ["savee-D*"]])
      expect(codeOf(() => refuseReserved(asked, RESERVED))).to.equal("OPTION_INVALID");
    refuseReserved(["ravdess-17", "tess-*", "ravdess-*"], RESERVED);
  });
});

describe("an acceptance", () => {
  it("is of reserved speakers alone", () => {
    for (const asked of [[], ["ravdess-17"], ["ravdess-21", "tess-OAF"], ["ravdess-*"], ["*"]]) {
      expect(codeOf(() => checkReserved(asked, RESERVED))).to.equal("OPTION_INVALID");
    }
    checkReserved(["ravdess-21", "savee-*", "savee-JE"], RESERVED);
  });
});
