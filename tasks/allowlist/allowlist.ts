import { readFile } from "node:fs/promises";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { ZeroHash } from "ethers";
import { TaskError } from "../errors.ts";
import { parseAllowlistCsv } from "./csv.ts";

/** Admitted addresses as a Merkle tree: leaves `keccak256(keccak256(abi.encode(address)))`, pairs sorted. Twin of the contract's check. */
export type Allowlist = StandardMerkleTree<[string]>;

/** The tree of some addresses. */
export function allowlistOf(addresses: readonly string[]): Allowlist {
  return StandardMerkleTree.of(
    addresses.map((address): [string] => [address]),
    ["address"],
  );
}

/** The text of an allowlist file: the tree as OpenZeppelin's library dumps it, from which anyone gets any proof. */
export function formatAllowlist(allowlist: Allowlist): string {
  return `${JSON.stringify(allowlist.dump())}\n`;
}

/**
 * Reads an allowlist: what `idol:allowlist --out` wrote, or the CSV itself.
 *
 * @throws FILE_NOT_FOUND, ALLOWLIST_INVALID
 */
export async function readAllowlist(path: string): Promise<Allowlist> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new TaskError("FILE_NOT_FOUND", `The allowlist ${path} cannot be read.`, "Check the path.", {
      cause,
    });
  }
  if (!text.trimStart().startsWith("{")) return allowlistOf(parseAllowlistCsv(text, path));
  try {
    const tree = StandardMerkleTree.load<[string]>(JSON.parse(text));
    tree.validate();
    return tree;
  } catch (cause) {
    throw new TaskError(
      "ALLOWLIST_INVALID",
      `${path} is not an allowlist as idol:allowlist writes it, or it was edited.`,
      "Make it anew from the CSV: idol:allowlist --csv F --out F.",
      { cause },
    );
  }
}

/**
 * The Merkle proof that an address is admitted.
 *
 * @param root - that of the season
 * @throws ALLOWLIST_INVALID if the list is another season's, or the address is not on it
 */
export function admissionOf(allowlist: Allowlist, address: string, root: string): string[] {
  if (allowlist.root !== root) {
    throw new TaskError(
      "ALLOWLIST_INVALID",
      `The allowlist's root is ${allowlist.root}, the season's ${root}.`,
      "Get the list that the season was opened with from its organiser.",
    );
  }
  const wanted = address.toLowerCase();
  for (const [index, [entry]] of allowlist.entries()) {
    if (entry.toLowerCase() === wanted) return allowlist.getProof(index);
  }
  throw new TaskError(
    "ALLOWLIST_INVALID",
    `${address} is not on the allowlist.`,
    "Ask the organiser to be admitted to a season.",
  );
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
