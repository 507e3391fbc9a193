import { DOCUMENT_BYTES, parseDocument, readDescription, type SeasonDocument } from "@idol/client";
import { session } from "../session/state.ts";
import type { Node } from "./node.ts";
import { PATIENCE_MILLISECONDS } from "./patience.ts";

/** What is known of a season beside its terms. */
export interface Description {
  /** The hash in the season's event. */
  hash: string;
  /** Undefined where this page's host has no document of that hash. */
  document: SeasonDocument | undefined;
}

/** Where a document lies on the page's host. */
export function documentPath(hash: string): string {
  return `seasons/${hash}.json`;
}

/** What a season's organiser said of it: by the hash on chain, from this page's own host alone. Undefined where nothing was said. */
export async function describe({ reward }: Node, season: bigint): Promise<Description | undefined> {
  const hash = await readDescription(reward, season, session.get().deployment?.fromBlock);
  return hash === undefined
    ? undefined
    : { hash, document: await fetchDocument(hash).catch(() => undefined) };
}

async function fetchDocument(hash: string): Promise<SeasonDocument | undefined> {
  const response = await fetch(new URL(documentPath(hash), document.baseURI), {
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  if (!response.ok || response.body === null) return undefined;
  const reader = response.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    size += part.value.length;
    if (size <= DOCUMENT_BYTES) continue;
    await reader.cancel();
    return undefined;
  }
  return parseDocument(new Uint8Array(await new Blob(parts).arrayBuffer()), hash);
}
