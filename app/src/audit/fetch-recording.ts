import { CodedError, ensureError } from "@idol/ezkl/errors.ts";
import { PageError } from "../errors.ts";
import { fetchAddress } from "./recording-address.ts";

/** What an audit fetches, or reads from a file, at most. */
export const MOST_BYTES = 10_000_000;
/** How long it waits for it. */
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Fetches a revealed recording, from an address that a stranger wrote: at most 10 MB, in at most 30 seconds.
 *
 * @param gateway - through which ipfs:// is fetched
 * @throws PageError `URI_REFUSED` if a page may not fetch it, `RECORDING_UNAVAILABLE` if it is not to be had
 */
export async function fetchRecording(uri: string, gateway?: string): Promise<Uint8Array> {
  const url = fetchAddress(uri, location.hostname, gateway);
  if (url === undefined) {
    throw new PageError(
      "URI_REFUSED",
      "The recording is not fetched: a page may fetch https addresses alone, and ipfs through such a gateway.",
      "Get the file in another way, and choose it here to audit it.",
    );
  }
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
