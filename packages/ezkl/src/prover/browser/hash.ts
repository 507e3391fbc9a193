import { sha256 } from "ethers/crypto";
import { getBytes, hexlify } from "ethers/utils";

/** SHA-256 as 0x and 64 hex digits, by the browser where the page is a secure context, else by JavaScript. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  if (globalThis.crypto?.subtle === undefined) return sha256(bytes);
  // A view of shared memory is refused there; nothing that is hashed here is one.
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return hexlify(new Uint8Array(digest));
}

/** SHA-256 of several hashes in their order. */
export async function hashOfHashes(hashes: readonly string[]): Promise<string> {
  return sha256Hex(getBytes(`0x${hashes.map((hash) => hash.slice(2)).join("")}`));
}
