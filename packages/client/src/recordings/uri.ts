import { ContestError } from "../errors.ts";
import { printable } from "../format/numbers.ts";
import { parseIpfs, throughGateway } from "./ipfs.ts";

/** How far a fetch may go. */
export interface UrlRules {
  /** Through which ipfs:// is fetched, as `https://ipfs.io`; without one, ipfs:// is refused. */
  gateway?: string | undefined;
  /** Where plain http is allowed; nowhere if not given. */
  allowHttp?: (url: URL) => boolean;
}

/** The URL that a recording is fetched from, whose URI a stranger wrote: https as it is, ipfs through the gateway. @throws URI_REFUSED */
export function recordingUrl(uri: string, rules: UrlRules): URL {
  const ipfs = parseIpfs(uri);
  if (ipfs === undefined) return checkUrl(uri, rules);
  if (rules.gateway === undefined || rules.gateway === "") {
    throw refusedUri(uri, "it is on IPFS, and no gateway was given");
  }
  const url = throughGateway(checkUrl(rules.gateway, rules), ipfs);
  if (url === undefined) throw refusedUri(uri, "its path leads out of what its CID names");
  return url;
}

/** Checks a URL before anything is asked of it. @throws URI_REFUSED */
export function checkUrl(text: string, { allowHttp = () => false }: UrlRules, base?: URL): URL {
  const url = URL.parse(text, base);
  if (url === null) throw refusedUri(text, "it is not a URL");
  if (url.username !== "" || url.password !== "") throw refusedUri(text, "it carries a password");
  if (url.protocol === "https:" || (url.protocol === "http:" && allowHttp(url))) return url;
  throw refusedUri(text, `only https and ipfs are fetched, not "${url.protocol}"`);
}

/** Whether a recording lies on IPFS, which is only read through somebody's gateway. */
export function isOnIpfs(uri: string): boolean {
  return parseIpfs(uri) !== undefined;
}

export function refusedUri(uri: string, why: string): ContestError {
  return new ContestError(
    "URI_REFUSED",
    `${printable(uri)} is not fetched: ${why}.`,
    "Get the file in another way, and audit it from there.",
  );
}
