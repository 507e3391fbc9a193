import { EzklError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { REWARD } from "../../src/contracts/contracts.ts";
import type { RevertError } from "../../src/errors.ts";
import { explainFailure, REVERT_MESSAGES } from "../../src/reverts/explain.ts";

const SINGER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

describe("what each revert means", () => {
  const errors: string[] = [];
  REWARD.forEachError(({ name }) => errors.push(name));

  it("is said of every custom error of the reward contract, and of no other of that kind", () => {
    const told = Object.keys(REVERT_MESSAGES).filter((name) => /^(?:Idol|Ezkl)/.test(name));
    expect(told.sort()).to.deep.equal(errors.sort());
  });

  for (const name of errors) {
    it(`${name} has a fact and a remedy`, () => {
      const error = REWARD.getError(name)!;
      const values = error.inputs.map(({ type }) =>
        type === "address" ? SINGER : type === "bytes32" ? `0x${"11".repeat(32)}` : 1n,
      );
      const thrown = { data: REWARD.encodeErrorResult(error, values) };
      for (const audience of ["terminal", "page"] as const) {
        const { code, message, remedy } = explainFailure(thrown, { audience });
        expect(code).to.equal("CONTRACT_REVERTED");
        expect(message)
          .to.match(/^[A-Z0-9].*\. \[\w+\]$/)
          .and.include(`[${name}]`);
        expect(message).to.not.match(/undefined|NaN/);
        expect(remedy).to.match(/^[A-Z0-9].*\.$/);
      }
    });
  }

  it("names no task and no option: its remedies are for whoever reads them", () => {
    for (const [name, { remedy }] of Object.entries(REVERT_MESSAGES)) {
      expect(remedy, name).to.not.match(/idol:|--/);
    }
  });

  it("is in people's units where they are known, with digits enough to see a difference", () => {
    const thrown = { data: REWARD.encodeErrorResult("IdolScoreBelowThreshold", [125240609n, 464414217n]) };
    expect(explainFailure(thrown, { scoreScale: 30 }).message).to.equal(
      "The score 0.1166 is below the season's threshold 0.4325. [IdolScoreBelowThreshold]",
    );
    expect(explainFailure(thrown).message).to.include("125240609 (instance units)");
    const { revert } = explainFailure(thrown, { scoreScale: 30 }) as RevertError;
    expect(revert).to.deep.include({
      name: "IdolScoreBelowThreshold",
      values: { score: 125240609n, threshold: 464414217n },
    });
    const close = { data: REWARD.encodeErrorResult("IdolScoreBelowThreshold", [464414216n, 464414217n]) };
    expect(explainFailure(close, { scoreScale: 30 }).message).to.include("0.432519443");
    const pot = { data: REWARD.encodeErrorResult("IdolPotTooSmall", [1n, 5n, 1_000_000n]) };
    expect(explainFailure(pot, { currency: { symbol: "USD", decimals: 6 } }).message).to.include(
      "0.000005 USD, less than one prize of 1 USD",
    );
  });

  it("writes scores by the judge's scale, or as instance units where that is not known", () => {
    const low = { data: REWARD.encodeErrorResult("IdolScoreOutOfRange", [4096n, -1024n, 2048n]) };
    expect(explainFailure(low, { scoreScale: 10 }).message)
      .to.include("4.0000")
      .and.include("-1.0000 to 2.0000");
    expect(explainFailure(low).message).to.include("4096 (instance units)");
  });

  it("writes addresses whole for a terminal and short for a page", () => {
    const thrown = { data: REWARD.encodeErrorResult("IdolNothingOwed", [1n, SINGER]) };
    expect(explainFailure(thrown).message).to.include(SINGER);
    expect(explainFailure(thrown, { audience: "page" }).message).to.include("0xf39F…2266");
  });
});

describe("a signature that has expired", () => {
  it("is told from one that was never given", () => {
    const said = (deadline: bigint) =>
      explainFailure({ data: REWARD.encodeErrorResult("IdolSignatureExpired", [deadline]) }).message;
    expect(said(0n)).to.include("needs the singer's signature");
    expect(said(1_800_000_000n)).to.include("until 2027-01-15 08:00:00 UTC");
  });
});

describe("what else goes wrong with a transaction", () => {
  it("is a revert without a reason by ethers's code, by a node's, or by its words", () => {
    for (const thrown of [
      { code: "CALL_EXCEPTION", message: "missing data" },
      { code: 3, message: "no words" },
      new Error("VM Exception: revert"),
    ]) {
      const { code, message, cause } = explainFailure(thrown);
      expect(code, JSON.stringify(thrown)).to.equal("REVERTED_WITHOUT_REASON");
      expect(message).to.match(/no reason was given\.$/);
      expect(cause).to.not.equal(undefined);
    }
    expect(explainFailure({ code: "CALL", message: "missing data" }).code).to.equal("TRANSACTION_FAILED");
  });

  it("is told of whoever sends, where that is known, and keeps what was thrown", () => {
    const thrown = new Error("out of ink");
    expect(explainFailure(thrown, { who: "MetaMask" }).message).to.equal(
      "MetaMask could not do it: out of ink",
    );
    expect(explainFailure(thrown).cause).to.equal(thrown);
    const known = Object.assign(new Error("execution reverted"), {
      data: REWARD.encodeErrorResult("IdolNothingOwed", [1n, SINGER]),
    });
    expect(explainFailure(known).cause).to.equal(known);
  });

  it("is a lack of money, a pending nonce, a missing node, or what the node says", () => {
    const codeAndMessage = (thrown: unknown) => {
      const { code, message } = explainFailure(thrown);
      return `${code}: ${message}`;
    };
    expect(codeAndMessage(new Error("insufficient funds for gas * price + value"))).to.include("cannot pay");
    expect(codeAndMessage({ code: "INSUFFICIENT_FUNDS" })).to.include("cannot pay");
    expect(codeAndMessage(new Error("replacement transaction underpriced"))).to.include("pending");
    expect(codeAndMessage(new TypeError("Failed to fetch"))).to.match(/^NETWORK_UNREACHABLE/);
    expect(codeAndMessage({ cause: { code: "ECONNREFUSED" } })).to.match(/^NETWORK_UNREACHABLE/);
    expect(codeAndMessage(new Error("could not coalesce", { cause: new Error("out of ink") }))).to.equal(
      "TRANSACTION_FAILED: The transaction failed: out of ink",
    );
    expect(codeAndMessage({ data: "0xdeadbeef" })).to.include("0xdeadbeef");
  });

  it("may be a token that is paused or has a blacklist, where a revert has no reason", () => {
    const silent = { code: "CALL_EXCEPTION", data: "0x", message: "missing revert data" };
    const { message, remedy } = explainFailure(silent, { currency: { symbol: "USDX", decimals: 6 } });
    expect(message).to.include("no reason was given").and.include("USDX");
    expect(remedy).to.match(/paused.*blacklist/);
  });

  it("stays as it is where it has a code already", () => {
    const known = new EzklError("PROOF_INVALID", "No.", "Yes.");
    expect(explainFailure(known)).to.equal(known);
  });
});
