import { expect } from "chai";
import { NATIVE } from "../../../tasks/chain/currency.ts";
import { formatAmount, formatDuration, formatScore, formatTime } from "../../../tasks/ui/format.ts";

describe("format", () => {
  it("writes amounts by their currency's decimals, without a needless fraction", () => {
    expect(formatAmount(10n ** 18n, NATIVE)).to.equal("1 ETH");
    expect(formatAmount(1n, NATIVE)).to.equal("0.000000000000000001 ETH");
    expect(formatAmount(2_500_000n, { address: "0x", symbol: "USD", decimals: 6 })).to.equal("2.5 USD");
    expect(formatAmount(7n, { address: "0x", symbol: "X", decimals: 0 })).to.equal("7 X");
  });

  it("writes durations in their two largest units", () => {
    expect([0, 59, 60, 3661, 86400, 90061, 30 * 86400].map(formatDuration)).to.deep.equal([
      "0 s",
      "59 s",
      "1 min",
      "1 h 1 min",
      "1 d",
      "1 d 1 h",
      "30 d",
    ]);
  });

  it("writes times in UTC, to the second", () => {
    expect(formatTime(0n)).to.equal("1970-01-01 00:00:00 UTC");
  });

  it("writes scores as decimals, negative ones too", () => {
    expect(formatScore(2n ** 20n, 21)).to.equal("0.5000");
    expect(formatScore(-(2n ** 21n), 21)).to.equal("-1.0000");
  });
});
