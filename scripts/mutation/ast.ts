/** The part of solc's syntax tree that mutation looks at. */
import { createRequire } from "node:module";

const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };

/** A node of solc's syntax tree; its children are whatever of its fields are nodes again. */
export interface Node {
  readonly nodeType: string;
  /** "start:length:file", in bytes. */
  readonly src: string;
  readonly [field: string]: unknown;
}

/** Whether a field of a node is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "nodeType" in value && "src" in value;
}

/** Parses one file; what it imports is not looked at. */
export function parse(path: string, content: string): Node {
  const output = JSON.parse(
    solc.compile(
      JSON.stringify({
        language: "Solidity",
        sources: { [path]: { content: content.replace(/^import [^;]*;/gm, blank) } },
        settings: { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } },
      }),
    ),
  ) as {
    errors?: { severity: string; formattedMessage: string }[];
    sources: Record<string, { ast: unknown }>;
  };
  const ast = output.sources[path]?.ast;
  if (!isNode(ast)) throw new TypeError(output.errors?.[0]?.formattedMessage ?? `no syntax tree of ${path}`);
  return ast;
}

/** Visits a node and all below it, each with what it lies in, from the outside. */
export function* walk(node: Node, ancestors: readonly Node[] = []): Generator<[Node, readonly Node[]]> {
  yield [node, ancestors];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) yield* walk(child, [...ancestors, node]);
    }
  }
}

/** Spaces in the place of a text, so that positions stay what they were. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
