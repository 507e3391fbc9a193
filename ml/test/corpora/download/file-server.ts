import { readdir, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startWebServer, type WebServer } from "@idol/dev/web-server";

/** A real HTTP server on loopback that answers as the test says. */
export interface FileServer extends WebServer {
  /** What was asked for, in order. */
  requests: IncomingMessage[];
}

export type Respond = (request: IncomingMessage, response: ServerResponse, index: number) => void;

/** Starts a server; `respond` is given the request's number, from 0. */
export async function serve(respond: Respond): Promise<FileServer> {
  const requests: IncomingMessage[] = [];
  const server = await startWebServer((request, response) => {
    requests.push(request);
    respond(request, response, requests.length - 1);
  });
  return { ...server, requests };
}

/** Serves a file with ranges as a good server does (RFC 9110, 14). */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array,
  etag = '"one"',
): void {
  const from = rangeOf(request);
  const condition = request.headers["if-range"];
  if (from === undefined || (condition !== undefined && condition !== etag)) {
    response.writeHead(200, { "content-length": bytes.length, etag });
    response.end(bytes);
  } else if (from >= bytes.length) {
    response.writeHead(416, { "content-range": `bytes */${bytes.length}` });
    response.end();
  } else {
    response.writeHead(206, {
      "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
      "content-length": bytes.length - from,
      etag,
    });
    response.end(bytes.subarray(from));
  }
}

/**
 * Promises the whole rest of a file, sends some of it and breaks the connection once the client has it in its folder: what was not read is lost
 * with the connection.
 */
export function breakAfter(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array,
  count: number,
  folder: string,
): void {
  const from = rangeOf(request) ?? 0;
  const range = { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(from === 0 ? 200 : 206, {
    "content-length": bytes.length - from,
    etag: '"one"',
    ...(from > 0 && range),
  });
  response.write(bytes.subarray(from, from + count), async () => {
    while (!response.destroyed && !(await isKept(folder, from + count))) await sleep(10);
    response.destroy();
  });
}

/** Whether an unfinished file of this size lies in the folder. */
async function isKept(folder: string, size: number): Promise<boolean> {
  const names = await readdir(folder, { recursive: true });
  const partial = names.filter((name) => name.endsWith(".part"));
  const sizes = await Promise.all(
    partial.map((name) =>
      stat(join(folder, name)).then(
        (found) => found.size,
        () => undefined,
      ),
    ),
  );
  return sizes.includes(size);
}

function rangeOf(request: IncomingMessage): number | undefined {
  const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  return match === null ? undefined : Number(match[1]);
}
