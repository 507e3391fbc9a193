import { CodedError, EzklError, ensureError } from "../errors.ts";
import { writeFileAtomic } from "../files/atomic-write.ts";
import { sha256 } from "../files/hashes.ts";
import { ignoreProgress, type OnProgress } from "../progress.ts";
import { cachedSrsPath } from "./find-srs.ts";
import { CEREMONY_SHA256, loadSrs, packagedSrsPath, type Srs } from "./srs.ts";

/** Where EZKL publishes the ceremony's files. */
const PUBLISHED_AT = "https://kzg.ezkl.xyz";

/** Longest silence of the server, in milliseconds. */
const PATIENCE_MS = 30_000;

export interface SrsDownloadOptions {
  /** The server, if not EZKL's. */
  server?: string;
  /** Where the file is kept, if not in the cache. */
  path?: string;
  /** Longest silence of the server in milliseconds. */
  patience?: number;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

/**
 * Downloads the ceremony's SRS for `2^logrows` rows and keeps it, once its SHA-256 is the published one. Nothing is left of a
 * download that fails.
 *
 * @throws EzklError `SRS_MISSING` if none is published or the server does not give it, `SRS_WRONG_HASH` if it gives something
 * else, `CANCELLED`, `DISK_FULL`
 */
export async function downloadSrs(logrows: number, options: SrsDownloadOptions = {}): Promise<Srs> {
  const { server = PUBLISHED_AT, path = cachedSrsPath(logrows) } = options;
  const expected = CEREMONY_SHA256[logrows];
  const url = `${server}/kzg${logrows}.srs`;
  if (expected === undefined) throw missing(logrows, url, "no hash of it is published");
  const bytes = await fetchBytes(url, logrows, options);
  const found = sha256(bytes);
  if (found !== expected) {
    throw new EzklError(
      "SRS_WRONG_HASH",
      `${url} gave a file with the SHA-256 ${found}; the ceremony's is ${expected}.`,
      "Try again; if it stays so, something on the way replaces the file: fetch it from another network.",
    );
  }
  await writeFileAtomic(path, bytes);
  return await loadSrs(logrows, path);
}

async function fetchBytes(
  url: string,
  logrows: number,
  { patience = PATIENCE_MS, onProgress = ignoreProgress, signal }: SrsDownloadOptions,
): Promise<Uint8Array> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), patience);
  const parts: Uint8Array[] = [];
  let received = 0;
  try {
    const response = await fetch(url, {
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    if (!response.ok) throw missing(logrows, url, `the server answers ${response.status}`);
    const length = Number(response.headers.get("content-length"));
    const reader = response.body!.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const part = read.value;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), patience);
      parts.push(part);
      received += part.length;
      const detail = `kzg${logrows}.srs, ${(received / 1e6).toFixed(1)} MB`;
      onProgress({ step: "get_srs", detail, ...(length > 0 && { fraction: received / length }) });
    }
    return Buffer.concat(parts);
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown;
    const cause = ensureError(thrown);
    if (signal?.aborted) {
      throw new EzklError("CANCELLED", `The download of ${url} was cancelled.`, "Run it again.", { cause });
    }
    const why = silence.signal.aborted
      ? `the server was silent for ${patience / 1000} s`
      : ensureError(cause.cause ?? cause).message;
    throw missing(logrows, url, why, cause);
  } finally {
    clearTimeout(timer);
  }
}

function missing(logrows: number, url: string, why: string, cause?: Error): CodedError {
  return new EzklError(
    "SRS_MISSING",
    `The ceremony's SRS for logrows ${logrows} is not on this machine and cannot be downloaded from ${url}: ${why}.`,
    `Put kzg${logrows}.srs at ${packagedSrsPath(logrows)}, or build under a test SRS to try it out.`,
    { cause },
  );
}
