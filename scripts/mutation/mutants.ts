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

/** The mutants of every hand-written contract, in a fixed order. */
export function allMutants(): Mutants {
  const paths = globSync("contracts/**/*.sol", {
    exclude: ["contracts/generated/**", "contracts/mocks/**", "contracts/interfaces/**"],
  });
  const mutants: Mutant[] = [];
  const files = new Map<string, string>();
  for (const path of paths.sort()) files.set(path, addFile(path, mutants));
  return { mutants, files };
}

/** Adds the mutants of a file, and returns the file with all that can be switched on. */
function addFile(file: string, mutants: Mutant[]): string {
  const source = readFileSync(file);
  const text = source.toString("utf8");
  const read = (start: number, end: number): string => source.subarray(start, end).toString("utf8");
  const root = parse(file, text);
  const switched: Switched[] = [];
  for (const [node, ancestors] of walk(root)) {
    for (const edit of mutate(node, ancestors, read)) {
      const id = FIRST_ID + mutants.length;
      const at = nodeToSwitch(node, ancestors);
      if (at) switched.push({ id, at, edit });
      mutants.push({
        id,
        file,
        ...describe(text, read, edit),
        ...(at ? {} : { content: apply(read, source.length, edit) }),
      });
    }
  }
  return schematize(root, source, switched);
}

function describe(
  text: string,
  read: (start: number, end: number) => string,
  { start, end, text: to }: Edit,
) {
  const line = read(0, start).split("\n").length;
  return { line, code: text.split("\n")[line - 1]!.trim(), from: read(start, end), to };
}

function apply(
  read: (start: number, end: number) => string,
  length: number,
  { start, end, text }: Edit,
): string {
  return read(0, start) + text + read(end, length);
}
