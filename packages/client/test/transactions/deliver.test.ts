import { rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import type { Signer, TransactionReceipt, TransactionRequest } from "ethers";
import { deliver, wasSent } from "../../src/transactions/deliver.ts";

const REQUEST: TransactionRequest = { data: "0x01" };
const RECEIPT = { hash: "0x02" } as TransactionReceipt;

describe("a transaction that is delivered", () => {
  const signerOf = (receipt: TransactionReceipt | null, steps: unknown[] = []) =>
    ({
      sendTransaction: async (request: TransactionRequest) => {
        steps.push(request);
        return { wait: async () => receipt };
      },
    }) as unknown as Signer;

  it("is sent by a plain signer after its check, and never known to have been sent", async () => {
    const steps: unknown[] = [];
    const signer = signerOf(RECEIPT, steps);
    const check = async () => steps.push("checked");
    expect(await deliver(signer, REQUEST, check)).to.equal(RECEIPT);
    expect(steps).to.deep.equal(["checked", REQUEST]);
    expect(await wasSent(signer, REQUEST)).to.equal(false);
  });

  it("is not sent where its check fails, and is missed where the node has no receipt", async () => {
    const steps: unknown[] = [];
    const refused = new TypeError("refused");
    expect(
      await rejection(deliver(signerOf(RECEIPT, steps), REQUEST, () => Promise.reject(refused))),
    ).to.equal(refused);
    expect(steps).to.deep.equal([]);
    expect(await rejection(deliver(signerOf(null), REQUEST, async () => {}))).to.be.instanceOf(Error);
  });

  it("is left to a signer that remembers what it sent", async () => {
    const check = async () => {};
    const asked: unknown[] = [];
    const courier = {
      ...signerOf(null),
      deliver: async (...args: unknown[]) => {
        asked.push(args);
        return RECEIPT;
      },
      isSent: async (request: TransactionRequest) => request === REQUEST,
    } as unknown as Signer;
    expect(await deliver(courier, REQUEST, check)).to.equal(RECEIPT);
    expect(asked).to.deep.equal([[REQUEST, check]]);
    expect([await wasSent(courier, REQUEST), await wasSent(courier, {})]).to.deep.equal([true, false]);
  });

  it("is sent plainly by a signer that only has a method of such a name", async () => {
    for (const half of [{ deliver: async () => null }, { isSent: async () => true }]) {
      const signer = { ...signerOf(RECEIPT), ...half } as unknown as Signer;
      expect(await deliver(signer, REQUEST, async () => {})).to.equal(RECEIPT);
      expect(await wasSent(signer, REQUEST)).to.equal(false);
    }
  });
});
