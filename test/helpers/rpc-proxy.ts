import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { toQuantity } from "ethers";

/** What happens to a transaction on its way to the node. */
export type Fault =
  | "none"
  /** The node is gone before it arrives, and stays so. */
  | "dies before"
  /** It arrives, but the node is gone before it answers. */
  | "dies after"
  /** It runs out of gas in its block. */
  | "runs dry";

/** A node's stand-in, which can break off at a transaction. */
export interface RpcProxy {
  url: string;
  /** What passes to the node from now on; the count of transactions begins anew. Until the choice is made, a transaction is held back. */
  plan(choose: (transaction: number) => Fault | Promise<Fault>): void;
  /** Is told of each request's method, and holds the request back until it has answered. */
  watch(see: (method: string) => Promise<void>): void;
  /** Answers of the proxy's own, in the place of the node's: undefined for the node's. */
  lie(answer: (method: string, params: readonly unknown[]) => unknown): void;
  /** Where requests go from now on. */
  target(url: string): void;
  /** Transactions that were handed on since the last plan. */
  sent(): number;
  stop(): Promise<void>;
}

const SENDING = new Set(["eth_sendTransaction", "eth_sendRawTransaction"]);

/** A node takes no transaction with less than its fixed costs: 21,000 and some for its data. */
const LEAST_GAS = 24_000n;

/** Enough for a transaction to be taken, and too little for what it does. */
function tooLittle(gas: bigint): bigint {
  const part = (gas * 6n) / 10n;
  return part > LEAST_GAS ? part : LEAST_GAS;
}

/** Starts a proxy before a node. */
export async function startRpcProxy(node: string): Promise<RpcProxy> {
  let target = node;
  let dead = false;
  let seen = 0;
  let handedOn = 0;
  let choose: (transaction: number) => Fault | Promise<Fault> = () => "none";
  let see = async (_method: string): Promise<void> => {};
  let lie: (method: string, params: readonly unknown[]) => unknown = () => undefined;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = JSON.parse(Buffer.concat(chunks).toString()) as {
      id: unknown;
      method: string;
      params: [{ gas?: string }];
    };
    await see(call.method);
    const sending = SENDING.has(call.method);
    const fault = sending && !dead ? await choose(++seen) : "none";
    if (fault === "dies before") dead = true;
    if (dead) {
      request.socket.destroy();
      return;
    }
    const lied = lie(call.method, call.params);
    if (lied !== undefined) {
      const told = { jsonrpc: "2.0", id: call.id, result: lied };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(told));
      return;
    }
    const [transaction] = call.params;
    if (fault === "runs dry") transaction.gas = toQuantity(tooLittle(BigInt(transaction.gas ?? 0)));
    if (sending) handedOn++;
    const answer = await fetch(target, {
      method: "POST",
      body: JSON.stringify(call),
      headers: { "content-type": "application/json" },
    });
    const body = await answer.text();
    if (fault === "dies after") {
      dead = true;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan(next) {
      choose = next;
      dead = false;
      seen = 0;
      handedOn = 0;
    },
    lie(answer) {
      lie = answer;
    },
    watch(next) {
      see = next;
    },
    target(url) {
      target = url;
    },
    sent: () => handedOn,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
