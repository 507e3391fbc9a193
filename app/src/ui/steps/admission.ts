import type { StandardMerkleTree as Tree } from "@openzeppelin/merkle-tree";
import type { StandardMerkleTreeData } from "@openzeppelin/merkle-tree/dist/standard.js";
import { isHexString } from "ethers";
import { PageError } from "../../errors.ts";
import { shorten } from "../../format.ts";

/**
 * A singer's Merkle proof, from what the organiser gave: the whole list as `idol:allowlist --out` writes it, what `--for` prints, or the
 * hashes alone. Empty for the only account of a list.
 *
 * @param root - that of the season
 * @throws PageError `ALLOWLIST_INVALID` if it is nothing of these, another season's list, or the singer is not on it
 */
export async function parseAdmission(text: string, singer: string, root: string): Promise<string[]> {
  const value = parseJson(text);
  if (isObject(value) && "tree" in value) return await proofFromList(value, singer, root);
  const hashes = isObject(value) && isObject(value.proof) ? value.proof.proof : value;
  if (Array.isArray(hashes) && hashes.every((each) => isHexString(each, 32))) return hashes;
  throw new PageError(
    "ALLOWLIST_INVALID",
    "This is not a list of admitted singers, nor a proof that one is on it.",
    "Choose the file that the organiser gave you, or paste all of what it says.",
  );
}

async function proofFromList(data: object, singer: string, root: string): Promise<string[]> {
  // Few singers need it, so it is no part of the first load.
  const { StandardMerkleTree } = await import("@openzeppelin/merkle-tree");
  let tree: Tree<[string]>;
  try {
    tree = StandardMerkleTree.load(data as StandardMerkleTreeData<[string]>);
    tree.validate();
  } catch (cause) {
    throw new PageError(
      "ALLOWLIST_INVALID",
      "This list of admitted singers is damaged, or was edited.",
      "Ask the organiser for the file once more.",
      { cause },
    );
  }
  if (tree.root !== root) {
    throw new PageError(
      "ALLOWLIST_INVALID",
      "This is the list of another season.",
      "Ask the organiser for the list of this one.",
    );
  }
  for (const [index, [entry]] of tree.entries()) {
    if (entry.toLowerCase() === singer.toLowerCase()) return tree.getProof(index);
  }
  throw new PageError(
    "ALLOWLIST_INVALID",
    `${shorten(singer)} is not on the list.`,
    "Ask the organiser to be admitted to a season, or prove for the account that is on the list.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const words = text.split(/[\s,]+/).filter(Boolean);
    return words.length > 0 ? words : undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
