import { isHexString } from "ethers";

/** The Merkle proof in a text that an organiser gave; undefined where there is none. Empty for the only account of a list. */
export function parseAllowlistProof(text: string): string[] | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    found = text.split(/[\s,]+/).filter(Boolean);
  }
  if (!Array.isArray(found) || text.trim() === "") return undefined;
  return found.every((each) => isHexString(each, 32)) ? (found as string[]) : undefined;
}
