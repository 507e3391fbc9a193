/** The laws of test/proofs, as their sources tell them. */
import { globSync, readFileSync } from "node:fs";

/** A function that halmos proves. */
export interface Law {
  readonly name: string;
  /** Its comment. */
  readonly says: string;
  /** How far it was looked at, beyond the bounds of its contract; empty where that is all. */
  readonly bound: string;
}

/** A contract of laws. */
export interface Proof {
  readonly file: string;
  readonly contract: string;
  /** Its comment. */
  readonly says: string;
  /** How far all its laws were looked at. */
  readonly bound: string;
  readonly laws: readonly Law[];
}

/** All of them, in the order of their files. */
export function readProofs(): Proof[] {
  return globSync("test/proofs/*.t.sol")
    .sort()
    .map((file) => {
      const source = readFileSync(file, "utf8");
      const { groups } = /^(?<doc>(?:\/\/\/[^\n]*\n)+)contract (?<name>\w+) /m.exec(source) ?? {};
      const laws = [...source.matchAll(/(?<doc>(?: {4}\/\/\/[^\n]*\n)*) {4}function (?<name>check_\w+)\(/g)];
      if (!groups) throw new Error(`${file} holds no documented contract`);
      return {
        file,
        contract: groups.name ?? "",
        ...partsOf(groups.doc ?? ""),
        laws: laws.map((law) => ({ name: law.groups?.name ?? "", ...partsOf(law.groups?.doc ?? "") })),
      };
    });
}

/** What a comment says, and the bound that it ends with. */
function partsOf(comment: string): { says: string; bound: string } {
  const text = comment
    .replace(/^ *\/\/\/ ?/gm, "")
    .replace("@dev ", "")
    .replace(/\s+/g, " ");
  const [says = "", bound = ""] = text.split(/\bBounds?: /);
  return { says: says.trim(), bound: bound.trim().replace(/\.$/, "") };
}
