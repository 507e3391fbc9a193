import { keccak256 } from "ethers/crypto";

/** What an audited season knows a recording by: keccak256 of the file's bytes, whatever is in them. */
export function recordingHashOf(bytes: Uint8Array): string {
  return keccak256(bytes);
}
