import { createWriteStream } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { makeFolder } from "@idol/ezkl/files";
import { IdolError } from "../../errors.ts";
import { answerOf } from "./answer.ts";
import { asDiskFull, checkSpace, megabytes } from "./disk.ts";
import { beginPartial, dropPartial, partialFile, readPartial } from "./partial.ts";

export interface FetchFileOptions {
  headers?: Readonly<Record<string, string>>;
  /** Attempts, each of which goes on where the last one stopped. */
  attempts?: number;
  /** Milliseconds before the second attempt; twice as many before each further one. */
  pause?: number;
  /** Longest silence of the server, in milliseconds. */
  patience?: number;
  /** The error for a status that no further attempt changes. */
  refusal?: (status: number) => CodedError | undefined;
  /** Called with the bytes that are there and, where the server says so, all there are. */
  onBytes?: (received: number, total: number | null) => void;
  signal?: AbortSignal | undefined;
}

const ATTEMPTS = 5;
const PAUSE_MS = 1000;
const PATIENCE_MS = 60_000;

/**
 * Downloads a file, going on with what an earlier call left of it. The file appears when it is whole; until then its bytes lie
 * in `<path>.part`.
 *
 * @throws IdolError `DOWNLOAD_FAILED` after the last attempt, `DISK_FULL`, `CANCELLED`, what `refusal` returns
 */
export async function fetchFile(url: string, path: string, options: FetchFileOptions = {}): Promise<void> {
  const { attempts = ATTEMPTS, pause = PAUSE_MS, signal } = options;
  await makeFolder(dirname(path));
  for (let attempt = 1; ; attempt++) {
    try {
      await attemptOnce(url, path, options);
      await rename(partialFile(path), path);
      return await dropPartial(path);
    } catch (thrown) {
      if (signal?.aborted) throw cancelled(url);
      const cause = asDiskFull(thrown, path);
      if (cause instanceof CodedError) throw cause;
      if (attempt >= attempts) throw await failed(url, path, attempts, cause);
      await sleep(pause * 2 ** (attempt - 1), undefined, { signal }).catch(() => {
        throw cancelled(url);
      });
    }
  }
}

/** One request: for the rest of the file if its beginning is there, for all of it if not. */
async function attemptOnce(url: string, path: string, options: FetchFileOptions): Promise<void> {
  const { headers = {}, patience = PATIENCE_MS, refusal, onBytes, signal } = options;
  const silence = new AbortController();
  const giveUp = () => silence.abort(new TypeError(`the server was silent for ${patience / 1000} s`));
  let timer = setTimeout(giveUp, patience);
  try {
    const partial = await readPartial(path);
    const response = await fetch(url, {
      // Compressed on the way, a file's length would not be that of its bytes.
      headers: { ...headers, "accept-encoding": "identity", ...rangeHeaders(partial) },
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    const answer = answerOf(response, partial);
    if (answer.kind === "whole") return await response.body?.cancel();
    if (answer.kind === "useless") {
      await response.body?.cancel();
      const refused = refusal?.(response.status);
      if (refused !== undefined) throw refused;
      if (answer.forget) await dropPartial(path);
      throw new TypeError(answer.why);
    }
    const { from, origin } = answer;
    if (origin.total !== null) await checkSpace(dirname(path), origin.total - from, path);
    if (from === 0) await beginPartial(path, origin);
    let received = from;
    async function* counted(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        clearTimeout(timer);
        timer = setTimeout(giveUp, patience);
        received += chunk.length;
        onBytes?.(received, origin.total);
        yield chunk;
      }
    }
    const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
    await pipeline(body, counted, createWriteStream(partialFile(path), { flags: "a" }));
    await checkLength(path, origin.total);
  } finally {
    clearTimeout(timer);
  }
}

function rangeHeaders({ size, etag }: { size: number; etag: string | null }): Record<string, string> {
  if (size === 0) return {};
  // A weak tag does not vouch for bytes (RFC 9110, 13.1.5).
  const isStrong = etag !== null && !etag.startsWith("W/");
  return { range: `bytes=${size}-`, ...(isStrong && { "if-range": etag }) };
}

async function checkLength(path: string, total: number | null): Promise<void> {
  const { size } = await stat(partialFile(path));
  if (total === null || size === total) return;
  if (size > total) await dropPartial(path);
  throw new TypeError(`the server promised ${total} bytes and sent ${size}`);
}

async function failed(url: string, path: string, attempts: number, cause: Error): Promise<CodedError> {
  const { size } = await readPartial(path);
  return new IdolError(
    "DOWNLOAD_FAILED",
    `${url} could not be downloaded in ${attempts} attempts: ${ensureError(cause.cause ?? cause).message}.`,
    size === 0
      ? "Check the connection and run the command again."
      : `Run the command again: it goes on after the ${megabytes(size)} that are there.`,
    { cause },
  );
}

function cancelled(url: string): CodedError {
  return new IdolError(
    "CANCELLED",
    `The download of ${url} was cancelled.`,
    "Run the command again: it goes on where it stopped.",
  );
}
