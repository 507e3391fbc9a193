import { rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { approvalOf, needsApproval, payWith, sentAlong } from "../../src/currencies/approval.ts";
import { NATIVE } from "../../src/currencies/currency.ts";
import type { ContestError } from "../../src/errors.ts";
import {
  ACCOUNT,
  type FakeChain,
  type FakeOptions,
  fakeChain,
  REWARD_ADDRESS,
  TOKEN,
} from "../fake-chain.ts";

const CURRENCY = { address: TOKEN, symbol: "USDX", decimals: 6 };

/** A chain on which the contract may take so much of a token, whose `approve` does what is given. */
function chainWith(allowance: bigint, approve: () => void = () => {}): FakeChain {
  const answers: FakeOptions["answers"] = {
    allowance: (owner: string, spender: string) =>
      owner === ACCOUNT && spender === REWARD_ADDRESS ? allowance : 0n,
    approve,
  };
  return fakeChain({ answers });
}

const fails = (thrown: Error) => () => {
  throw thrown;
};
const refuses = fails(Object.assign(new Error("execution reverted"), { code: "CALL_EXCEPTION", data: "0x" }));

describe("the approval of a token", () => {
  it("is needed where the contract may take less than the amount, and never of the native coin", async () => {
    const { signer } = chainWith(5n);
    const needs = (currency: string, amount: bigint) =>
      needsApproval(signer, currency, ACCOUNT, REWARD_ADDRESS, amount);
    expect(await needs(TOKEN, 6n)).to.equal(true);
    expect(await needs(TOKEN, 5n)).to.equal(false);
    expect(await needs(TOKEN, 0n)).to.equal(false);
    expect(await needs(ZeroAddress, 6n)).to.equal(false);
    expect(await needsApproval(signer, TOKEN, REWARD_ADDRESS, ACCOUNT, 1n)).to.equal(true);
  });

  it("asks a chain nothing where no amount, or no token, is to be taken", async () => {
    const chain = chainWith(0n);
    await needsApproval(chain.signer, TOKEN, ACCOUNT, REWARD_ADDRESS, 0n);
    await needsApproval(chain.signer, ZeroAddress, ACCOUNT, REWARD_ADDRESS, 1n);
    expect(chain.steps()).to.deep.equal([]);
  });

  /** The amounts that are to be approved, one transaction each. */
  async function amounts(chain: FakeChain): Promise<unknown[]> {
    const transactions = await approvalOf(chain.signer, TOKEN, ACCOUNT, REWARD_ADDRESS, 7n);
    for (const { from, to } of transactions) expect([from, to]).to.deep.equal([ACCOUNT, TOKEN]);
    for (const transaction of transactions) await chain.signer.sendTransaction(transaction);
    const sent = chain.reached.filter(({ how }) => how === "send");
    for (const { name, args } of sent) expect([name, args[0]]).to.deep.equal(["approve", REWARD_ADDRESS]);
    return sent.map(({ args }) => args[1]);
  }

  it("is of exactly the amount, and none where that may be taken already", async () => {
    expect(await amounts(chainWith(0n))).to.deep.equal([7n]);
    expect(await amounts(chainWith(6n))).to.deep.equal([7n]);
    expect(await amounts(chainWith(7n))).to.deep.equal([]);
    expect(await amounts(chainWith(8n))).to.deep.equal([]);
  });

  it("goes to zero first where the token takes no other from what is approved, as USDT", async () => {
    const chain = chainWith(6n, refuses);
    expect(await amounts(chain)).to.deep.equal([0n, 7n]);
    const asked = chain.reached.find(({ how, name }) => how === "call" && name === "approve");
    expect(asked?.request.from, "as its owner").to.equal(ACCOUNT);
    expect(await amounts(chainWith(0n, refuses))).to.deep.equal([7n]);
  });

  it("is not guessed where no node answers", async () => {
    const gone = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(await rejection(amounts(chainWith(6n, fails(gone))))).to.have.property("code", "ECONNREFUSED");
  });
});

describe("a payment", () => {
  it("sends the native coin along, and approves nothing", async () => {
    const chain = chainWith(0n);
    expect(await payWith(NATIVE, chain.signer, REWARD_ADDRESS, 7n)).to.deep.equal({ value: 7n });
    expect(chain.steps()).to.deep.equal([]);
  });

  it("in a token sends no coin along, and approves what the contract takes", async () => {
    const chain = chainWith(6n);
    expect(await payWith(CURRENCY, chain.signer, REWARD_ADDRESS, 7n)).to.deep.equal({ value: 0n });
    expect(chain.steps()).to.deep.equal(["call allowance", "call approve", "send approve"]);
    expect(sentAlong(CURRENCY, 7n)).to.deep.equal({ value: 0n });
  });

  it("tells of a token that refuses, by its name", async () => {
    const { signer } = chainWith(0n);
    signer.sendTransaction = refuses;
    const thrown = (await rejection(payWith(CURRENCY, signer, REWARD_ADDRESS, 7n))) as ContestError;
    expect(thrown.code).to.equal("REVERTED_WITHOUT_REASON");
    expect(thrown.message).to.include("USDX");
  });
});
