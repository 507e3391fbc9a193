import { keccak256 } from "ethers";

/** What stands for a recording in an audited season's key: keccak256 of the file's bytes, whatever is in them. */
export function recordingHashOf(bytes: Uint8Array): string {
  return keccak256(bytes);
}
