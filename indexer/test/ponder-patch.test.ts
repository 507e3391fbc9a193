import { expect } from "chai";
import { toQuantity, zeroPadValue } from "ethers";

/** What of Ponder's inner parts this test meets. */
interface Block {
  number: string;
  hash: string;
  parentHash: string;
  timestamp: string;
  logsBloom: string;
  transactions: unknown[];
}
type Event = { type: string; block: Block; reorgedBlocks?: Block[] };
type Request = (call: { method: string; params: unknown[] }) => Promise<unknown>;
interface RealtimeSync {
  sync(block: Block): AsyncIterable<Event>;
  unfinalizedBlocks: Block[];
}

const inner = new URL("sync-realtime/index.js", import.meta.resolve("ponder"));
const { createRealtimeSync } = (await import(inner.href)) as {
  createRealtimeSync(args: object): RealtimeSync;
};

const hashOf = (name: number) => zeroPadValue(toQuantity(0x1000 + name), 32);
const block = (number: number, name: number, parent: number): Block => ({
  number: toQuantity(number),
  hash: hashOf(name),
  parentHash: hashOf(parent),
  timestamp: toQuantity(number),
  logsBloom: `0x${"0".repeat(512)}`,
  transactions: [],
});

function start(request: Request): RealtimeSync {
  const quiet = () => {};
  const logger = { trace: quiet, debug: quiet, info: quiet, warn: quiet, child: () => logger };
  return createRealtimeSync({
    common: { logger, shutdown: { isKilled: false } },
    chain: { name: "contest", id: 31337, finalityBlockCount: 30, pollingInterval: 1000 },
    rpc: { request },
    eventCallbacks: [],
    syncProgress: { finalized: block(0, 0, 0) },
    childAddresses: new Map(),
  });
}

async function eventsOf(sync: RealtimeSync, head: Block): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of sync.sync(head)) events.push(event);
  return events;
}

describe("Ponder, as patched", () => {
  it("reads a head again that it could not read, though no other came", async () => {
    let answers = false;
    const sync = start(async () => {
      if (answers) return [];
      throw new Error("no logs");
    });
    const head = block(1, 1, 0);
    expect(await eventsOf(sync, head)).to.deep.equal([]);
    answers = true;
    const events = await eventsOf(sync, head);
    expect(events.map(({ type, block }) => [type, block.hash])).to.deep.equal([["block", head.hash]]);
  });

  it("takes back every block of a reorganisation that it could not follow at first", async () => {
    let answers = false;
    const other = block(2, 12, 1);
    const sync = start(async ({ method }) => {
      if (method === "eth_getLogs") return [];
      return answers ? other : null;
    });
    const own = [block(1, 1, 0), block(2, 2, 1), block(3, 3, 2)];
    for (const each of own) await eventsOf(sync, each);
    const head = block(3, 13, 12);
    expect(await eventsOf(sync, head)).to.deep.equal([]);
    expect(sync.unfinalizedBlocks.map(({ hash }) => hash)).to.deep.equal(own.map(({ hash }) => hash));
    answers = true;
    const [event, ...rest] = await eventsOf(sync, head);
    expect(rest).to.deep.equal([]);
    expect(event!.type).to.equal("reorg");
    expect(event!.block.hash).to.equal(own[0]!.hash);
    expect(event!.reorgedBlocks!.map(({ hash }) => hash)).to.deep.equal([own[1]!.hash, own[2]!.hash]);
  });
});
