import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** SHA-256 of bytes or UTF-8 text, as 0x and 64 hex digits. */
export function sha256(data: Uint8Array | string): string {
  return `0x${createHash("sha256").update(data).digest("hex")}`;
}

/** SHA-256 of a file's bytes. */
export async function sha256File(path: string): Promise<string> {
  return sha256(await readFile(path));
}
