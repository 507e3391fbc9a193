import { expect } from "chai";
import { REWARD } from "../../src/contracts/contracts.ts";
import {
  decodeRevert,
  explainFailure,
  isDeclined,
  isUnknownChain,
  revertData,
} from "../../src/reverts/index.ts";
import { codesIn, innermostMessage, messagesIn } from "../../src/reverts/nested.ts";

const DATA = REWARD.encodeErrorResult("IdolSeasonUnknown", [7n]);
/** What a transaction sends: bytes that are no answer. */
const CALLDATA = "0x12345678";

describe("the bytes of a revert", () => {
  const shapes: [who: string, thrown: unknown][] = [
    ["a node: data", { code: 3, message: "execution reverted", data: DATA }],
    ["Hardhat: data.data", { code: -32603, data: { message: "reverted", txHash: "0x11", data: DATA } }],
    [
      "ethers 5 and MetaMask: error.data",
      { code: "UNPREDICTABLE_GAS_LIMIT", error: { code: 3, data: DATA } },
    ],
    ["error.data.data", { error: { code: -32603, data: { code: 3, data: DATA } } }],
    [
      "ethers 6 around a node: info.error.data",
      { code: "UNKNOWN_ERROR", info: { error: { code: 3, data: DATA } } },
    ],
    ["a wallet: data.originalError.data", { code: -32603, data: { originalError: { code: 3, data: DATA } } }],
    ["info.error.data.originalError.data", { info: { error: { data: { originalError: { data: DATA } } } } }],
    ["a cause", new Error("call failed", { cause: { data: DATA } })],
    ["OpenEthereum: Reverted 0x…", { data: `Reverted ${DATA}` }],
    ["several attempts", { errors: [new Error("timeout"), { data: DATA }] }],
    [
      "after the same error many times",
      { errors: [...Array(150).fill(new Error("timeout")), { data: DATA }] },
    ],
    ["after attempts that left nothing", { errors: [...Array(150).fill(undefined), { data: DATA }] }],
    ["after attempts that left null", { errors: [...Array(150).fill(null), { data: DATA }] }],
    ["with the empty bytes of an outer error", { data: "0x", info: { error: { data: DATA } } }],
    ["beside the transaction's own", { transaction: { data: CALLDATA }, error: { data: DATA } }],
    ["beside a transaction's hash", { data: { data: `0x${"11".repeat(32)}`, error: { data: DATA } } }],
  ];
  for (const [who, thrown] of shapes) {
    it(`are found as ${who} nests them`, () => {
      expect(revertData(thrown)).to.equal(DATA);
      expect(decodeRevert(thrown)?.args[0]).to.equal(7n);
    });
  }

  it("are not made of anything else", () => {
    const circle: Record<string, unknown> = { message: "round" };
    circle.error = circle;
    for (const thrown of [
      circle,
      new Error("no data"),
      "no data",
      undefined,
      null,
      { data: "0x" },
      { data: "0x12" },
    ]) {
      expect(revertData(thrown)).to.equal(undefined);
    }
    expect(revertData({ transaction: { data: CALLDATA } })).to.equal(undefined);
  });

  it("are looked for in a hundred nested values, and in no more: whoever throws an endless one is left", () => {
    const nested = (depth: number) => {
      let thrown: object = { data: DATA };
      for (let index = 0; index < depth; index++) thrown = { cause: thrown };
      return thrown;
    };
    expect(revertData(nested(50))).to.equal(DATA);
    expect(revertData(nested(200))).to.equal(undefined);
  });
});

describe("a thrown value", () => {
  it("has the codes and the words of everything in it, the outermost first", () => {
    const thrown = {
      code: -32603,
      message: "outer",
      data: DATA,
      error: { code: "TIMEOUT", message: "", cause: { code: null, message: 7, data: "bare words" } },
    };
    expect(codesIn(thrown)).to.deep.equal([-32603, "TIMEOUT"]);
    expect(messagesIn(thrown)).to.deep.equal(["outer", "bare words"]);
    expect(innermostMessage(thrown)).to.equal("outer");
    expect(innermostMessage({ message: "outer", cause: { message: "inner" } })).to.equal("inner");
    expect(codesIn("no code")).to.deep.equal([]);
    expect(codesIn(null)).to.deep.equal([]);
    expect(["words", 7, null].map(innermostMessage)).to.deep.equal(["words", "7", "null"]);
  });
});

describe("a require's reason", () => {
  const REASON = "Blacklistable: account is blacklisted";
  const data =
    "0x08c379a0" +
    "0000000000000000000000000000000000000000000000000000000000000020" +
    "0000000000000000000000000000000000000000000000000000000000000025" +
    `${Buffer.from(REASON).toString("hex").padEnd(128, "0")}`;

  it("is shown, from its bytes or from what the node says", () => {
    for (const thrown of [
      { data },
      { code: 3, message: `execution reverted: ${REASON}` },
      { info: { error: { code: -32603, message: `VM Exception: reverted with reason string '${REASON}'` } } },
    ]) {
      const { code, message } = explainFailure(thrown);
      expect(code).to.equal("CONTRACT_REVERTED");
      expect(message).to.include(REASON);
    }
    const told = (reason: string) => decodeRevert({ message: `execution reverted: ${reason}` });
    expect(told("over 0x10")).to.deep.equal({
      name: "Error",
      args: ["over 0x10"],
      values: { message: "over 0x10" },
    });
    expect(told("0x1234")).to.equal(undefined);
  });

  it("is not read out of bytes that are cut off", () => {
    const cut = { data: data.slice(0, 80), message: "call failed" };
    expect(decodeRevert(cut)).to.equal(undefined);
    expect(explainFailure(cut).code).to.equal("TRANSACTION_FAILED");
  });

  it("plays no tricks on whoever reads it", () => {
    expect(explainFailure({ message: `execution reverted: \u001b[2J${"x".repeat(900)}` }).message)
      .to.include("?[2J")
      .and.have.length.below(300);
  });

  it("is not looked for in what is no revert", () => {
    expect(decodeRevert(new Error("the nonce was reverted to: 3"))?.name ?? "none").to.equal("none");
    expect(decodeRevert({ message: "execution reverted: custom error 0x12345678" })).to.equal(undefined);
  });
});

describe("a panic", () => {
  const panic = (code: number) => `0x4e487b71${code.toString(16).padStart(64, "0")}`;

  it("is named", () => {
    expect(explainFailure({ data: panic(0x11) }).message)
      .to.include("over or below its range")
      .and.include("0x11");
    expect(explainFailure({ data: panic(0x99) }).message).to.include("0x99");
  });
});

describe("a node that does not answer", () => {
  it("is told from a transaction that failed, also where a copy of its chain asks it", () => {
    for (const message of [
      "fetch failed",
      "Request failed after 9 retries",
      "request failed after 12 retries",
    ]) {
      expect(explainFailure(new Error(message)).code, message).to.equal("NETWORK_UNREACHABLE");
    }
    expect(explainFailure(new Error("failed after all")).code).to.equal("TRANSACTION_FAILED");
  });
});

describe("wallets", () => {
  it("say in many ways that their user declined", () => {
    for (const thrown of [
      { code: 4001 },
      { code: 5000, message: "User disapproved requested methods" },
      { code: "ACTION_REJECTED", info: { error: { code: 4001 } } },
      { code: -32603, data: { originalError: { code: 4001 } } },
      "User rejected the request.",
      "cancelled",
      new Error("user canceled"),
      new Error("User declined the message"),
      new Error("Request rejected by user"),
      new Error("Signing was canceled by the user"),
      new Error("denied by User"),
      new Error("MetaMask Tx Signature: User denied transaction signature."),
    ]) {
      expect(isDeclined(thrown), JSON.stringify(thrown)).to.equal(true);
    }
    for (const thrown of [
      { code: -32002 },
      new Error("request rejected: rate limit"),
      new Error("superuser rejected"),
      new Error("the user was not asked"),
      null,
      "out of gas",
      undefined,
    ]) {
      expect(isDeclined(thrown), JSON.stringify(thrown)).to.equal(false);
    }
  });

  it("do not know a chain, plainly or inside an internal error", () => {
    expect(isUnknownChain({ code: 4902 })).to.equal(true);
    expect(isUnknownChain({ code: -32603, data: { originalError: { code: 4902 } } })).to.equal(true);
    expect(isUnknownChain({ code: -32603 })).to.equal(false);
  });

  it("hide a nonce that was used inside an internal error", () => {
    const error = explainFailure({
      code: -32603,
      message: "Internal error",
      data: { message: "nonce too low" },
    });
    expect(error.message).to.include("pending");
    const bare = explainFailure({ code: -32603, message: "Internal error", data: "nonce too low" });
    expect(bare.message).to.include("pending");
  });
});
