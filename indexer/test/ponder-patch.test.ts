import { rejection } from "@idol/dev/code-of";
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

const inner = async (path: string) => await import(new URL(path, import.meta.resolve("ponder")).href);
const { createRealtimeSync } = (await inner("sync-realtime/index.js")) as {
  createRealtimeSync(args: object): RealtimeSync;
};
const { createRpc } = (await inner("rpc/index.js")) as {
  createRpc(args: object): { request: Request };
};

const quiet = () => {};
const logger = { trace: quiet, debug: quiet, info: quiet, warn: quiet, child: () => logger };

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

  it("asks once for the logs of a block that the node has no more", async () => {
    let asked = 0;
    const request = async () => {
      asked++;
      throw Object.assign(new Error("unknown block"), { code: -32_000 });
    };
    const metrics = {
      ponder_rpc_request_error_total: { inc: quiet },
      ponder_rpc_request_duration: { observe: quiet },
    };
    const rpc = createRpc({
      common: { logger, metrics, shutdown: { add: quiet } },
      chain: { name: "contest", id: 31337, rpc: () => ({ request }) },
    });
    const logs = { method: "eth_getLogs", params: [{ blockHash: hashOf(1) }] };
    expect(String(await rejection(rpc.request(logs)))).to.include("unknown block");
    expect(asked).to.equal(1);
  });
});
