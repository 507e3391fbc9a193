import { parseBinding } from "@idol/client/key";
import type { KeptProof } from "../store/keep.ts";

/** A proof that an earlier form of this page kept can be claimed with nowhere. */
export function isUsable({ binding }: KeptProof): boolean {
  try {
    parseBinding(JSON.stringify(binding));
    return true;
  } catch {
    return false;
  }
}
