import { isIP } from "node:net";
import { checkUrl, recordingUrl, refusedUri } from "@idol/client";
import { reachOf } from "./public-address.ts";

/** How far a fetch may go. */
export interface UriRules {
  /** Through which ipfs:// is fetched, as `https://ipfs.io`; without one, ipfs:// is refused. */
  gateway?: string | undefined;
  /** Allows loopback addresses, and http there. */
  allowLoopback?: boolean | undefined;
}

/** The address that a recording's URI is fetched from: https as it is, ipfs through the gateway. @throws URI_REFUSED */
export function urlOf(uri: string, { gateway, allowLoopback = false }: UriRules): URL {
  const url = recordingUrl(uri, { gateway, allowHttp: () => allowLoopback });
  return checkHost(url, { allowLoopback });
}

/** The address that a server redirects to. @throws URI_REFUSED */
export function redirectOf(location: string, { allowLoopback = false }: UriRules, base: URL): URL {
  return checkHost(checkUrl(location, { allowHttp: () => allowLoopback }, base), { allowLoopback });
}

/** Checks an address that is about to be connected to. @throws URI_REFUSED */
export function checkReach(address: string, url: URL, { allowLoopback = false }: UriRules): void {
  const reach = reachOf(address);
  if (reach === "public" && url.protocol === "https:") return;
  if (reach === "loopback" && allowLoopback) return;
  throw refusedUri(
    url.href,
    reach === "public" ? "http is for loopback alone" : `${address} is a ${reach} address, not a public one`,
  );
}

/** Checks a host that is an address; a name is checked when its address is known. */
function checkHost(url: URL, rules: UriRules): URL {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) checkReach(host, url, rules);
  return url;
}
