import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An index's stand-in, which can lie. */
export interface IndexProxy {
  url: string;
  /** What becomes of an answer's text from now on. */
  lie(change: (text: string) => string): void;
  stop(): Promise<void>;
}

/** Serves what an index answers, changed. */
export async function startIndexProxy(target: () => string): Promise<IndexProxy> {
  let change = (text: string) => text;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = request.method === "POST" ? { body: Buffer.concat(chunks) } : {};
    const headers = { "content-type": "application/json" };
    const init = { method: request.method!, headers, ...body };
    const text = await fetch(`${target()}${request.url}`, init).then(
      (answer) => answer.text(),
      () => undefined,
    );
    if (text === undefined) response.destroy();
    else response.writeHead(200, headers).end(change(text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lie(next) {
      change = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
