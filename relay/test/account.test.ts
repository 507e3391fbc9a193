import { codeOf, rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import type { Signer, TransactionReceipt, TransactionResponse } from "ethers";
import { Wallet } from "ethers";
import { Account } from "../src/account.ts";
import { Budget } from "../src/budget.ts";

/** A signer whose node says these fees, and these nonces one after another. */
function signerOf(maxFeePerGas: bigint, nonces: { pending: number; latest: number }[] = []) {
  let asked = 0;
  const provider = { getFeeData: async () => ({ maxFeePerGas, gasPrice: null }) };
  const getNonce = async (tag: "pending" | "latest") => {
    const said = nonces[Math.floor(asked++ / 2)];
    if (said === undefined) throw new Error("the node does not answer");
    return said[tag];
  };
  return { signer: { provider, getNonce } as unknown as Signer, asked: () => asked };
}

const minedWith = (fee: bigint) => {
  const receipt = { fee } as TransactionReceipt;
  return { receipt, sent: { wait: async () => receipt } as TransactionResponse };
};

describe("the account of a relay", () => {
  it("refuses a signer that is connected to no node", async () => {
    const budget = await Budget.open(100n);
    expect(codeOf(() => new Account({ signer: Wallet.createRandom(), budget }))).to.equal(
      "SIGNER_UNCONNECTED",
    );
  });

  it("sets aside the most that a transaction may cost by its signer's node, and spends what it cost", async () => {
    const budget = await Budget.open(1000n);
    const mined: TransactionReceipt[] = [];
    const { signer } = signerOf(2n);
    const account = new Account({ signer, budget, onMined: (receipt) => mined.push(receipt) });
    const { receipt, sent } = minedWith(70n);
    await account.send(100n, 5n, async (overrides) => {
      expect(overrides).to.deep.equal({ gasLimit: 120n, value: 5n });
      expect(budget.spent).to.equal(245n);
      return sent;
    });
    expect(budget.spent).to.equal(75n);
    expect(mined).to.deep.equal([receipt]);
  });

  it("sends nothing above the cap, and goes on with what is below", async () => {
    const budget = await Budget.open(244n);
    const { signer } = signerOf(2n);
    const account = new Account({ signer, budget });
    let calls = 0;
    const send = (value: bigint) =>
      account.send(100n, value, async () => {
        calls++;
        return minedWith(1n).sent;
      });
    expect(await rejectionCode(send(5n))).to.equal("SPENDING_CAP");
    expect([calls, budget.spent]).to.deep.equal([0, 0n]);
    await send(4n);
    expect([calls, budget.spent]).to.deep.equal([1, 5n]);
  });

  it("keeps spent what a transaction without a receipt may still cost", async () => {
    const budget = await Budget.open(1000n);
    const account = new Account({ signer: signerOf(2n).signer, budget });
    const lost = { wait: async () => Promise.reject(new Error("timeout")) } as unknown as TransactionResponse;
    await account.send(100n, 5n, async () => lost).catch(() => {});
    expect(budget.spent).to.equal(245n);
  });

  it("is ready once its signer has nothing pending, asks once for all, and again where the node did not answer", async () => {
    const budget = await Budget.open(1000n);
    const idle = signerOf(1n, [{ pending: 7, latest: 7 }]);
    const ready = new Account({ signer: idle.signer, budget });
    await Promise.all([ready.ready(), ready.ready()]);
    expect(idle.asked()).to.equal(2);
    const busy = signerOf(1n, [
      { pending: 8, latest: 7 },
      { pending: 8, latest: 8 },
    ]);
    await new Account({ signer: busy.signer, budget }).ready();
    expect(busy.asked()).to.equal(4);
    const mute = signerOf(1n);
    const account = new Account({ signer: mute.signer, budget });
    await account.ready().catch(() => {});
    await account.ready().catch(() => {});
    expect(mute.asked()).to.equal(4);
  });
});
