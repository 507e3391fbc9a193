import { recordingUrl } from "@idol/client";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { PageError } from "../errors.ts";

/** What an audit fetches, or reads from a file, at most. */
export const MOST_BYTES = 10_000_000;
/** How long it waits for it. */
const PATIENCE_MILLISECONDS = 30_000;

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The address that a page may fetch a revealed recording from: https, ipfs through a gateway, http from this computer where the page itself comes
 * from it.
 *
 * @throws URI_REFUSED
 */
export function recordingAddress(uri: string, gateway?: string): URL {
  const local = LOOPBACK.includes(location.hostname);
  return recordingUrl(uri, { gateway, allowHttp: ({ hostname }) => local && LOOPBACK.includes(hostname) });
}

/**
 * Fetches a revealed recording, from an address that a stranger wrote: at most 10 MB, in at most 30 seconds.
 *
 * @param gateway - through which ipfs:// is fetched
 * @throws PageError `URI_REFUSED` if a page may not fetch it, `RECORDING_UNAVAILABLE` if it is not to be had
 */
export async function fetchRecording(uri: string, gateway?: string): Promise<Uint8Array> {
  const url = recordingAddress(uri, gateway);
  try {
    const response = await fetch(url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    if (!response.ok || response.body === null) throw unavailable(`the host answers ${response.status}`);
    return await readBody(response.body.getReader());
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown;
    const cause = ensureError(thrown);
    const late = cause.name === "TimeoutError";
    throw unavailable(
      late ? "it was not there after 30 seconds" : "its host does not answer, or does not let pages read it",
      cause,
    );
  }
}

async function readBody(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw unavailable("it is larger than 10 MB");
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

function unavailable(why: string, cause?: unknown): CodedError {
  return new PageError(
    "RECORDING_UNAVAILABLE",
    `The recording could not be fetched: ${why}.`,
    "Get the file in another way, and choose it here to audit it.",
    { cause },
  );
}
