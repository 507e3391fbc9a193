import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { isHexString } from "ethers";
import { ContestError } from "../errors.ts";

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

/** Reads what `formatAllowlist` writes. @throws ALLOWLIST_INVALID if it is cut off or was edited */
export function parseAllowlist(text: string): Allowlist {
  try {
    // It checks every hash.
    return StandardMerkleTree.load<[string]>(JSON.parse(text));
  } catch (cause) {
    throw new ContestError(
      "ALLOWLIST_INVALID",
      "The list of admitted singers is damaged, or was edited.",
      "Get the file once more from the organiser, or make it again from the addresses.",
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
    throw new ContestError(
      "ALLOWLIST_INVALID",
      `This is the list of another season: its root is ${allowlist.root}, the season's ${root}.`,
      "Get the list that the season was opened with from its organiser.",
    );
  }
  const wanted = address.toLowerCase();
  for (const [index, [entry]] of allowlist.entries()) {
    if (entry.toLowerCase() === wanted) return allowlist.getProof(index);
  }
  throw new ContestError(
    "ALLOWLIST_INVALID",
    `${address} is not on the list.`,
    "Ask the organiser to be admitted to a season, or prove for the account that is on the list.",
  );
}

/**
 * A singer's Merkle proof, from what the organiser gave: the whole list as `formatAllowlist` writes it, a result with `proof.proof` in it, or the
 * hashes alone. Empty for the only account of a list.
 *
 * @param root - that of the season
 * @throws ALLOWLIST_INVALID if it is nothing of these, another season's list, or the singer is not on it
 */
export function parseAdmission(text: string, singer: string, root: string): string[] {
  const value = parseJson(text);
  if (isObject(value) && "tree" in value) return admissionOf(parseAllowlist(text), singer, root);
  const hashes = isObject(value) && isObject(value.proof) ? value.proof.proof : value;
  if (Array.isArray(hashes) && hashes.every((each) => isHexString(each, 32))) return hashes;
  throw new ContestError(
    "ALLOWLIST_INVALID",
    "This is not a list of admitted singers, nor a proof that one is on it.",
    "Choose the file that the organiser gave you, or paste all of what it says.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const words = text.split(/[\s,]/).filter(Boolean);
    return words.length > 0 ? words : undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
