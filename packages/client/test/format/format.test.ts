import { expect } from "chai";
import {
  formatAmount,
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  formatRoughly,
  formatScore,
  formatScores,
  formatSeconds,
  formatTime,
  printable,
  shorten,
} from "../../src/format/index.ts";

describe("format", () => {
  it("scores by their scale, negative ones too", () => {
    expect(formatScore(11409441n, 24)).to.equal("0.6801");
    expect(formatScore(-(1n << 23n), 24)).to.equal("-0.5000");
  });
  it("amounts without trailing zeros", () => {
    expect(formatAmount(10n ** 17n, { decimals: 18, symbol: "ETH" })).to.equal("0.1 ETH");
    expect(formatAmount(5n * 10n ** 18n, { decimals: 18, symbol: "ETH" })).to.equal("5 ETH");
  });
  it("balances roughly, and never too high", () => {
    const ether = { decimals: 18, symbol: "ETH" };
    expect(formatRoughly(9999_999_197_901_697_920_211n, ether)).to.equal("9999.999197 ETH");
    expect(formatRoughly(10n ** 17n, ether)).to.equal("0.1 ETH");
    expect(formatRoughly(1n, ether)).to.equal("0 ETH");
    expect(formatRoughly(123n, { decimals: 2, symbol: "T" })).to.equal("1.23 T");
  });
  it("durations by their two largest parts", () => {
    expect(formatDuration(29 * 86400 + 23 * 3600 + 59)).to.equal("29 d 23 h");
    expect(formatDuration(3600)).to.equal("1 h");
    expect(formatDuration(61)).to.equal("1 min 1 s");
    expect(formatDuration(-5)).to.equal("0 s");
  });
  it("addresses, seconds and bytes", () => {
    expect(shorten("0x70997970C51812dc3A010C7d01b50e0d17dc79C8")).to.equal("0x7099…79C8");
    expect(formatSeconds(820)).to.equal("0.82 s");
    expect(formatSeconds(3456)).to.equal("3.5 s");
    expect(formatBytes(9_784_847)).to.equal("9.8 MB");
    expect(formatBytes(6471)).to.equal("7 KB");
    expect(formatSeconds(999)).to.equal("1.00 s");
    expect(formatSeconds(1000)).to.equal("1.0 s");
    expect(formatBytes(99_999)).to.equal("100 KB");
    expect(formatBytes(100_000)).to.equal("0.1 MB");
    expect([formatCount(1_234_567), formatCount(12n)]).to.deep.equal(["1,234,567", "12"]);
  });
  it("scores that differ with digits enough to see it", () => {
    expect(formatScores(125240609n, 464414217n, 30)).to.deep.equal(["0.1166", "0.4325"]);
    expect(formatScores(464414216n, 464414217n, 30)).to.deep.equal(["0.432519443", "0.432519444"]);
    expect(formatScores(5n, 5n, 3)).to.deep.equal(["0.6250", "0.6250"]);
    // No decimal of a double tells these apart.
    const alike = "1.000000000000000";
    expect(formatScores(2n ** 60n, 2n ** 60n + 1n, 60)).to.deep.equal([alike, alike]);
  });
  it("times in UTC, to the second", () => {
    expect(formatTime(0n)).to.equal("1970-01-01 00:00:00 UTC");
    expect(formatTime(1_800_000_000n)).to.equal("2027-01-15 08:00:00 UTC");
  });
  it("moments by the reader's own clock, without seconds", () => {
    // Noon of UTC is the same day, or the next one's first hours.
    expect(formatMoment(1_800_014_400n)).to.match(/^1[56] Jan 2027, \d\d:\d\d$/);
  });
  it("a stranger's text without tricks", () => {
    expect(printable("https://a/\u001b[2Jb")).to.equal("https://a/?[2Jb");
    expect(printable("x".repeat(500)).length).to.be.below(210);
    expect([printable("xxx", 3), printable("xxxx", 3)]).to.deep.equal(["xxx", "xxx…"]);
  });
});
