import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { toQuantity } from "ethers";

/** What a node does wrong. */
export const NODE_FAULTS = [
  "honest",
  "stalls",
  "drops",
  "says it is behind",
  "says it is far behind",
  "says it is ahead",
  "errs",
] as const;
export type NodeFault = (typeof NODE_FAULTS)[number];

/** A node's stand-in, which does something wrong for a while. */
export interface FaultyNode {
  url: string;
  does(fault: NodeFault): void;
  stop(): Promise<void>;
}

const STALL_MILLISECONDS = 15_000;
/** Blocks by which a height is false; far behind is further than what Ponder takes for final. */
const LIE = 4;
const FAR = 40;

type Call = { id: number; method: string; params: unknown[] };

export async function startFaultyNode(node: string): Promise<FaultyNode> {
  let fault: NodeFault = "honest";

  const forward = async (call: Call) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(node, { method: "POST", headers, body: JSON.stringify(call) });
    return (await response.json()) as { result?: { number?: string } | string };
  };
  const isHeight = ({ method, params }: Call) =>
    method === "eth_blockNumber" || (method === "eth_getBlockByNumber" && params[0] === "latest");

  const answer = async (call: Call): Promise<unknown> => {
    if (fault === "errs") {
      return { jsonrpc: "2.0", id: call.id, error: { code: -32_000, message: "header not found" } };
    }
    const behind = fault === "says it is behind" ? LIE : fault === "says it is far behind" ? FAR : 0;
    if (behind > 0 && isHeight(call) && Math.random() < 0.5) {
      const head = await forward({ ...call, method: "eth_blockNumber", params: [] });
      const number = toQuantity(Math.max(0, Number(head.result) - behind));
      if (call.method === "eth_blockNumber") return { ...head, result: number };
      return await forward({ ...call, params: [number, call.params[1]] });
    }
    const found = await forward(call);
    if (fault !== "says it is ahead" || !isHeight(call) || Math.random() < 0.5) return found;
    const { result } = found;
    if (typeof result === "string") return { ...found, result: toQuantity(Number(result) + LIE) };
    return { ...found, result: { ...result, number: toQuantity(Number(result!.number) + LIE) } };
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const calls = JSON.parse(Buffer.concat(chunks).toString()) as Call | Call[];
    if (fault === "drops" && Math.random() < 0.5) {
      request.socket.destroy();
      return;
    }
    if (fault === "stalls" && Math.random() < 0.5) await sleep(STALL_MILLISECONDS);
    const said = Array.isArray(calls) ? await Promise.all(calls.map(answer)) : await answer(calls);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(said));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    does(next) {
      fault = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
