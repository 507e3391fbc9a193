import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { HOST_HEADERS } from "../../host/headers.ts";
import type { Contest } from "../browser/contest.ts";

const compress = promisify(gzip);

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** What a host does not compress once more. */
const COMPRESSED = [".woff2", ".png"];

/** Serves a bundle as the hosts of the recipes do: compressed, with their headers, named files for ever. */
export async function hostCompressed(bundle: string, contest: Contest): Promise<WebServer> {
  const compressed = new Map<string, Promise<Buffer>>();
  return await startWebServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname));
    for (const [name, value] of Object.entries(HOST_HEADERS)) response.setHeader(name, value);
    if (path === "/rpc") {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const headers = { "content-type": "application/json" };
      const answer = await fetch(contest.url, { method: "POST", headers, body: Buffer.concat(parts) });
      return void response.writeHead(200, headers).end(await answer.text());
    }
    const isDeployment = path === "/deployment.json";
    const file = path === "/" ? "/index.html" : path;
    const bytes = isDeployment
      ? Buffer.from(JSON.stringify({ ...contest.deployment, rpcUrl: "rpc" }))
      : await readFile(join(bundle, file)).catch(() => undefined);
    if (bytes === undefined) return void response.writeHead(404).end();
    const type = extname(file);
    const named = /^\/(?:assets|artefacts)\//.test(path);
    const packed = !COMPRESSED.includes(type);
    response.writeHead(200, {
      "content-type": TYPES[type] ?? "application/octet-stream",
      "cache-control": named ? "public, max-age=31536000, immutable" : "no-cache",
      ...(packed ? { "content-encoding": "gzip" } : {}),
    });
    if (!packed) return void response.end(bytes);
    const kept = compressed.get(path) ?? compress(bytes);
    compressed.set(path, kept);
    response.end(await kept);
  });
}
