import type { HardhatEthersProvider } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { digestOf, fateOf } from "../../../tasks/sending/find-sent.ts";

const ACCOUNT = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const OURS = { to: ACCOUNT, data: "0x1234", value: 5n };
/** Where a transaction lies, among the blocks of a chain. */
const PLACE = 37;
const NEWEST = 90;

/** A node whose block 37 holds the account's transaction of nonce 3. */
function nodeWith(transaction: typeof OURS, archive: boolean) {
  const asked = { counts: 0, blocks: 0 };
  const provider = {
    getTransactionReceipt: async (hash: string) => ({ hash, status: 1 }),
    getBlockNumber: async () => NEWEST,
    getTransactionCount: async (_account: string, at: number | string) => {
      if (at === "latest") return 4;
      asked.counts++;
      if (!archive) throw new Error("missing trie node");
      return Number(at) >= PLACE ? 4 : 3;
    },
    getBlock: async (number: number) => {
      asked.blocks++;
      const mine = { ...transaction, from: ACCOUNT.toLowerCase(), nonce: 3, hash: "0xabc" };
      const others = { ...OURS, from: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", nonce: 3, hash: "0xdef" };
      return { prefetchedTransactions: number === PLACE ? [others, mine] : [others] };
    },
  };
  return { provider: provider as unknown as HardhatEthersProvider, asked };
}

const step = { title: "Send", digest: digestOf(OURS), nonce: 3, block: 10 };

describe("a transaction whose hash the command never learned", () => {
  it("is found by halving on a node that knows what accounts were", async () => {
    const { provider, asked } = nodeWith(OURS, true);
    const fate = await fateOf(provider, ACCOUNT, step);
    expect(fate).to.deep.equal({ state: "mined", receipt: { hash: "0xabc", status: 1 } });
    expect(asked.blocks).to.equal(1);
    expect(asked.counts).to.be.lessThan(8);
  });

  it("is found among the blocks on a node that has forgotten", async () => {
    const { provider, asked } = nodeWith(OURS, false);
    expect((await fateOf(provider, ACCOUNT, step)).state).to.equal("mined");
    expect(asked.counts).to.equal(1);
  });

  it("is told from another one that took its nonce, on either", async () => {
    for (const archive of [true, false]) {
      const { provider } = nodeWith({ ...OURS, value: 6n }, archive);
      expect((await fateOf(provider, ACCOUNT, step)).state).to.equal("replaced");
    }
  });
});
