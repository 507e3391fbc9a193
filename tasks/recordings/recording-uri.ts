import { isIP } from "node:net";
import { parseIpfs, throughGateway } from "@idol/client/recordings/ipfs.ts";
import type { CodedError } from "@idol/ezkl/errors.ts";
import { TaskError } from "../errors.ts";
import { reachOf } from "./public-address.ts";

/** How far a fetch may go. */
export interface UriRules {
  /** Through which ipfs:// is fetched, as `https://ipfs.io`; without one, ipfs:// is refused. */
  gateway?: string | undefined;
  /** Allows loopback addresses, and http there. */
  allowLoopback?: boolean | undefined;
}

/**
 * The address that a recording's URI is fetched from: https as it is, ipfs through the gateway.
 *
 * @throws URI_REFUSED
 */
export function urlOf(uri: string, rules: UriRules): URL {
  const ipfs = parseIpfs(uri);
  if (ipfs === undefined) return checkUrl(uri, rules);
  if (rules.gateway === undefined) {
    throw new TaskError(
      "URI_REFUSED",
      `${shown(uri)} lies on IPFS, and no gateway was given.`,
      "Give one that you trust with --ipfs-gateway, or fetch the file yourself and give it with --recording.",
    );
  }
  const url = throughGateway(checkUrl(rules.gateway, rules), ipfs);
  if (url === undefined) throw refused(uri, "its path leads out of what its CID names");
  return url;
}

/** Checks a URL before anything is asked of it; a host's name is checked again when its address is known. @throws URI_REFUSED */
export function checkUrl(text: string, rules: UriRules, base?: URL): URL {
  const url = URL.parse(text, base);
  if (url === null) throw refused(text, "it is not a URL");
  if (url.username !== "" || url.password !== "") throw refused(text, "it carries a password");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && rules.allowLoopback === true)) {
    throw refused(text, `only https and ipfs are fetched, not "${url.protocol}"`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) checkReach(host, url, rules);
  return url;
}

/** Checks an address that is about to be connected to. @throws URI_REFUSED */
export function checkReach(address: string, url: URL, { allowLoopback = false }: UriRules): void {
  const reach = reachOf(address);
  if (reach === "public" && url.protocol === "https:") return;
  if (reach === "loopback" && allowLoopback) return;
  throw refused(
    url.href,
    reach === "public" ? "http is for loopback alone" : `${address} is a ${reach} address, not a public one`,
  );
}

function refused(uri: string, why: string): CodedError {
  return new TaskError(
    "URI_REFUSED",
    `${shown(uri)} is not fetched: ${why}.`,
    "Get the file by other means and give it with --recording. For a server on this machine there is --allow-loopback.",
  );
}

/** A URI is written by a stranger: cut, and without characters that play tricks on a terminal. */
export function shown(uri: string): string {
  const harmless = uri.replace(/[^\x20-\x7e]/g, "?");
  return harmless.length > 200 ? `${harmless.slice(0, 200)}…` : harmless;
}
