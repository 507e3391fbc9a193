import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { printable } from "@idol/client/format";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { TaskError } from "../errors.ts";
import { MAX_BYTES } from "./max-bytes.ts";
import { checkReach, redirectOf, type UriRules, urlOf } from "./recording-uri.ts";

/** The longest that all of it may take, redirects included. */
const MAX_TIME_MS = 30_000;
const MAX_REDIRECTS = 5;

/** How a recording is fetched. */
export interface FetchOptions extends UriRules {
  signal?: AbortSignal | undefined;
  maxBytes?: number;
  maxTimeMs?: number;
  /** Resolves names; the system's by default. */
  lookup?: typeof systemLookup;
}

/**
 * Fetches a recording by a URI that a stranger wrote. The address that a name leads to is checked in the very look-up of the
 * connection, at each redirect anew: a name that changes its address in between gains nothing.
 *
 * @throws URI_REFUSED, RECORDING_UNAVAILABLE, CANCELLED
 */
export async function fetchRecording(uri: string, options: FetchOptions = {}): Promise<Uint8Array> {
  const { maxTimeMs = MAX_TIME_MS, maxBytes = MAX_BYTES } = options;
  const late = AbortSignal.timeout(maxTimeMs);
  const signal = options.signal === undefined ? late : AbortSignal.any([options.signal, late]);
  try {
    let url = urlOf(uri, options);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await get(url, options, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        url = redirectOf(headers.location, options, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw unavailable(uri, `the server answers ${statusCode}`);
      }
      return await readBody(response, uri, maxBytes);
    }
    throw unavailable(uri, `it was redirected more than ${MAX_REDIRECTS} times`);
  } catch (thrown) {
    if (options.signal?.aborted === true) {
      throw new TaskError("CANCELLED", "The fetch was cancelled.", "Run it again when you like.");
    }
    if (late.aborted) throw unavailable(uri, `it was not there after ${maxTimeMs / 1000} s`);
    const cause = ensureError(thrown);
    throw cause instanceof CodedError ? cause : unavailable(uri, cause.message, cause);
  }
}

function get(url: URL, rules: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = send(
      url,
      {
        signal,
        agent: false,
        lookup: checkedLookup(url, rules),
        headers: { accept: "audio/*, application/octet-stream", "accept-encoding": "identity" },
      },
      resolve,
    );
    asked.once("error", reject);
    asked.end();
  });
}

/** A look-up that fails if any address of the name is one that must not be reached. */
function checkedLookup(url: URL, rules: FetchOptions): LookupFunction {
  const { lookup = systemLookup } = rules;
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      try {
        if (error !== null) throw error;
        for (const { address } of addresses) checkReach(address, url, rules);
        const [first] = addresses;
        if (first === undefined) throw new Error(`${hostname} has no address`);
        if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      } catch (thrown) {
        callback(ensureError(thrown), "", 0);
      }
    });
  };
}

async function readBody(response: IncomingMessage, uri: string, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = (): CodedError => unavailable(uri, `it is larger than ${maxBytes} bytes`);
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) {
    response.destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw tooLarge();
    }
    chunks.push(chunk);
  }
  if (size === 0) throw unavailable(uri, "the server sent nothing");
  return new Uint8Array(Buffer.concat(chunks));
}

function unavailable(uri: string, why: string, cause?: unknown): CodedError {
  return new TaskError(
    "RECORDING_UNAVAILABLE",
    `${printable(uri)} cannot be fetched: ${why}.`,
    "Try again later; or get the file by other means and give it with --recording.",
    { cause },
  );
}
