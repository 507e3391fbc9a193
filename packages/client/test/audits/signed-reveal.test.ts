import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { parseSignedReveal } from "../../src/audits/signed-reveal.ts";

const SINGER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const signed = {
  season: "2",
  singer: SINGER,
  uri: "https://a.example/take.wav",
  salt: `0x${"5a".repeat(32)}`,
  recordingHash: `0x${"7b".repeat(32)}`,
  deadline: "1800000000",
  signature: `0x${"ab".repeat(65)}`,
};

describe("parseSignedReveal", () => {
  it("reads what the page and idol:reveal --sign --json write", () => {
    expect(parseSignedReveal(JSON.stringify(signed), 2n, SINGER)).to.deep.equal(signed);
    const byNumber = { ...signed, season: 2, deadline: 1800000000, singer: SINGER.toLowerCase() };
    expect(parseSignedReveal(JSON.stringify(byNumber), 2n, SINGER).season).to.equal("2");
  });
  const wrong: [string, object | string][] = [
    ["no JSON", "Dear auditor"],
    ["another season", { ...signed, season: "3" }],
    ["another singer", { ...signed, singer: "0x90F79bf6EB2c4f870365E785982E1f101E93b906" }],
    ["no salt", { ...signed, salt: undefined }],
    ["a short hash", { ...signed, recordingHash: "0x7b" }],
    ["no deadline", { ...signed, deadline: undefined }],
    ["no address", { ...signed, uri: "" }],
    ["half a byte", { ...signed, signature: "0xabc" }],
    ["no signature", { ...signed, signature: undefined }],
    ["no object", "null"],
  ];
  it("keeps what is wrong with a file as the cause", () => {
    expect(errorOf(() => parseSignedReveal("{}", 2n, SINGER)).cause).to.have.property("name", "JsonFault");
  });
  for (const [name, value] of wrong) {
    it(`refuses ${name}`, () => {
      expect(
        codeOf(() =>
          parseSignedReveal(typeof value === "string" ? value : JSON.stringify(value), 2n, SINGER),
        ),
      ).to.equal("REVEAL_INVALID");
    });
  }
});
