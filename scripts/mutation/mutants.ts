/** All mutants of the hand-written contracts. */
import { globSync, readFileSync } from "node:fs";
import { parse, walk } from "./ast.ts";
import { type Edit, mutate } from "./operators.ts";
import { nodeToSwitch, type Switched, schematize } from "./schema.ts";

/** One change of one file. */
export interface Mutant {
  /** Its number, and the coinbase that switches it on. */
  readonly id: number;
  readonly file: string;
  /** How many mutants the file has in all. */
  readonly of: number;
  /** Where it begins, in bytes. */
  readonly start: number;
  /** The line it begins in, from 1. */
  readonly line: number;
  /** That line as it stands, without indentation. */
  readonly code: string;
  readonly from: string;
  readonly to: string;
  /** The whole file with the change, where it cannot be switched on. */
  readonly content?: string;
}

/** The mutants, and the files that hold all of them that can be switched on. */
export interface Mutants {
  readonly mutants: Mutant[];
  readonly files: Map<string, string>;
}

/** Above every address that a test or a precompile uses. */
const FIRST_ID = 0xc0de_0000;

/** How many mutants of a file are taken: all, or some that are spread over it evenly. */
export type Sample = number | undefined;

/** The mutants of every hand-written contract whose path is wanted, in a fixed order. */
export function allMutants(isWanted: (file: string) => boolean, sample: Sample): Mutants {
  const paths = globSync(["contracts/**/*.sol", "packages/hardhat-ezkl/contracts/*.sol"], {
    exclude: ["contracts/generated/**", "contracts/mocks/**", "contracts/interfaces/**"],
  });
  const mutants: Mutant[] = [];
  const files = new Map<string, string>();
  for (const path of paths.filter(isWanted).sort()) files.set(path, addFile(path, mutants, sample));
  return { mutants, files };
}

/** Adds the mutants of a file, and returns the file with all that can be switched on. */
function addFile(file: string, mutants: Mutant[], sample: Sample): string {
  const source = readFileSync(file);
  const text = source.toString("utf8");
  const read = (start: number, end: number): string => source.subarray(start, end).toString("utf8");
  const root = parse(file, text);
  const switched: Switched[] = [];
  const found = [...walk(root)].flatMap(([node, ancestors]) =>
    mutate(node, ancestors, read).map((edit) => ({ edit, at: nodeToSwitch(node, ancestors) })),
  );
  const of = found.length;
  for (const { edit, at } of spread(found, sample)) {
    const id = FIRST_ID + mutants.length;
    if (at) switched.push({ id, at, edit });
    mutants.push({
      id,
      file,
      of,
      ...describe(text, read, edit),
      ...(at ? {} : { content: apply(read, source.length, edit) }),
    });
  }
  return schematize(root, source, switched);
}

function spread<Item>(items: readonly Item[], sample: Sample): Item[] {
  const count = Math.min(sample ?? items.length, items.length);
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor(((index + 0.5) * items.length) / count)]!,
  );
}

function describe(
  text: string,
  read: (start: number, end: number) => string,
  { start, end, text: to }: Edit,
) {
  const line = read(0, start).split("\n").length;
  return { start, line, code: text.split("\n")[line - 1]!.trim(), from: read(start, end), to };
}

function apply(
  read: (start: number, end: number) => string,
  length: number,
  { start, end, text }: Edit,
): string {
  return read(0, start) + text + read(end, length);
}
