import { readFile } from "node:fs/promises";
import {
  type Allowlist,
  admissionOf,
  allowlistOf,
  parseAllowlist,
  parseAllowlistCsv,
} from "@idol/client/allowlist";
import { ZeroHash } from "ethers";
import { TaskError } from "../errors.ts";

/** The first byte of the JSON that `idol:allowlist --out` writes. */
const BRACE = 0x7b;

/** Reads an allowlist: what `idol:allowlist --out` wrote, or the CSV itself. @throws FILE_NOT_FOUND, ALLOWLIST_INVALID */
export async function readAllowlist(path: string): Promise<Allowlist> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new TaskError("FILE_NOT_FOUND", `The allowlist ${path} cannot be read.`, "Check the path.", {
      cause,
    });
  }
  return bytes[0] === BRACE
    ? parseAllowlist(bytes.toString("utf8"))
    : allowlistOf(parseAllowlistCsv(bytes, path));
}

/** The root of an allowlist file, or the one given as such; undefined where neither is. @throws OPTION_INVALID if both are */
export async function allowlistRootOf(
  path: string | undefined,
  root: string | undefined,
): Promise<string | undefined> {
  if (path === undefined) return root;
  if (root === undefined) return (await readAllowlist(path)).root;
  throw new TaskError(
    "OPTION_INVALID",
    "--allowlist and --allowlist-root are both given.",
    "Give one of them.",
  );
}

/**
 * The Merkle proof for a claim: none where the season admits everyone.
 *
 * @param path - an allowlist file; needed where the season has a root
 * @throws OPTION_INVALID if it is needed and missing, and what `readAllowlist` and `admissionOf` throw
 */
export async function admissionTo(
  path: string | undefined,
  address: string,
  root: string,
): Promise<string[]> {
  if (root === ZeroHash) return [];
  if (path !== undefined) return admissionOf(await readAllowlist(path), address, root);
  throw new TaskError(
    "OPTION_INVALID",
    "The season admits the addresses of an allowlist alone.",
    "Give the list that its organiser published with --allowlist.",
  );
}
