import { parseIpfs, throughGateway } from "@idol/client/recordings/ipfs.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** Whether a recording lies on IPFS, which a browser only reads through somebody's gateway. */
export function isOnIpfs(uri: string): boolean {
  return parseIpfs(uri) !== undefined;
}

/**
 * The address that a page may fetch a revealed recording from: https as it is, ipfs through a gateway, http from this computer where the
 * page itself comes from it. Undefined where there is none.
 */
export function fetchAddress(uri: string, pageHost: string, gateway?: string): URL | undefined {
  const ipfs = parseIpfs(uri);
  if (ipfs === undefined) return allowed(URL.parse(uri), pageHost);
  const base = gateway === undefined ? undefined : allowed(URL.parse(gateway), pageHost);
  return base && throughGateway(base, ipfs);
}

function allowed(url: URL | null, pageHost: string): URL | undefined {
  if (url === null || url.username !== "" || url.password !== "") return undefined;
  if (url.protocol === "https:") return url;
  const local = LOOPBACK.includes(url.hostname) && LOOPBACK.includes(pageHost);
  return url.protocol === "http:" && local ? url : undefined;
}
