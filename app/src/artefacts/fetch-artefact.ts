import { formatBytes } from "@idol/client/format";
import { sha256Hex } from "@idol/ezkl/browser";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { PageError } from "../errors.ts";
import type { Artefact } from "./artefact-index.ts";

const CACHE_NAME = "idol-artefacts-1";

/** Told how many bytes of how many have come. */
export type OnBytes = (loaded: number, total: number) => void;

/**
 * A file of the page's index: from the browser's cache, else from the page's own host. Its SHA-256 is checked either way; what does not
 * have it is dropped, fetched once more past every cache, and then refused.
 *
 * @throws PageError `DOWNLOAD_FAILED` if the host does not give it, `ARTEFACT_MISMATCH` if it gives another file
 */
export async function fetchArtefact(artefact: Artefact, onBytes: OnBytes = () => {}): Promise<Uint8Array> {
  const url = new URL(artefact.file, document.baseURI).href;
  const cache = await openCache();
  const kept = await cache?.match(url);
  if (kept !== undefined) {
    const bytes = new Uint8Array(await kept.arrayBuffer());
    if ((await sha256Hex(bytes)) === artefact.sha256) return bytes;
    await cache?.delete(url);
  }
  for (const mode of ["default", "reload"] as const) {
    const bytes = await download(url, artefact, mode, onBytes);
    if ((await sha256Hex(bytes)) !== artefact.sha256) continue;
    // A full disk costs the next visit a download, no more.
    await cache?.put(url, new Response(bytes as Uint8Array<ArrayBuffer>)).catch(() => {});
    return bytes;
  }
  throw new PageError(
    "ARTEFACT_MISMATCH",
    `The file ${artefact.file} is not the one that this page was built with: its content has another SHA-256.`,
    "Do not use this copy of the page: somebody changed a file, or an update is half done. Reload; if it stays, tell whoever runs it.",
  );
}

async function download(
  url: string,
  { bytes: expected, file }: Artefact,
  mode: RequestCache,
  onBytes: OnBytes,
): Promise<Uint8Array> {
  const failed = (what: string, cause?: unknown) =>
    new PageError(
      "DOWNLOAD_FAILED",
      `A file that is needed (${formatBytes(expected)}) could not be loaded: ${what}.`,
      "Check the connection and try again; nothing is lost.",
      { cause },
    );
  try {
    const response = await fetch(url, { cache: mode });
    if (!response.ok || response.body === null)
      throw failed(`the host answers ${response.status} to ${file}`);
    const bytes = new Uint8Array(expected);
    let at = 0;
    for await (const chunk of readAll(response.body)) {
      // A file longer than listed is not the listed one; its hash must not happen to be that of its beginning.
      if (at + chunk.length > expected) return new Uint8Array();
      bytes.set(chunk, at);
      at += chunk.length;
      onBytes(at, expected);
    }
    return bytes.subarray(0, at);
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown;
    const cause = ensureError(thrown);
    throw failed(cause.message, cause);
  }
}

/** Safari's streams cannot be iterated. */
async function* readAll(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

async function openCache(): Promise<Cache | undefined> {
  try {
    return await globalThis.caches?.open(CACHE_NAME);
  } catch {
    return undefined;
  }
}
