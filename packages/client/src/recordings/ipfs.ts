/** An IPFS address: the content's identifier, and a path below it. */
const IPFS = /^ipfs:\/\/(?:ipfs\/)?([A-Za-z0-9]{16,128})((?:\/[^\s?#\\]*)?)$/;

/** What an ipfs:// address names. */
export interface IpfsAddress {
  cid: string;
  /** Below the content, as it was written. */
  path: string;
}

/** Reads an ipfs:// address; undefined where a URI is none. */
export function parseIpfs(uri: string): IpfsAddress | undefined {
  const [, cid, path = ""] = IPFS.exec(uri) ?? [];
  return cid === undefined ? undefined : { cid, path };
}

/**
 * Where a gateway serves an IPFS address. Undefined where dots in the path, also as %2e, would lead out of what the CID names, to whatever else
 * the gateway serves.
 */
export function throughGateway(gateway: URL, { cid, path }: IpfsAddress): URL | undefined {
  const url = new URL(gateway);
  const content = `${url.pathname.replace(/\/+$/, "")}/ipfs/${cid}`;
  url.pathname = `${content}${path}`;
  return url.pathname === content || url.pathname.startsWith(`${content}/`) ? url : undefined;
}
