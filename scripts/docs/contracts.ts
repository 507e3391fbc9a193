/** The contracts' reference: a Markdown page for each file, from its NatSpec. */
import { globSync, readFileSync } from "node:fs";
import { isNode, type Node, parse } from "../mutation/ast.ts";

/** A page: its title, and Markdown. */
export interface Page {
  readonly title: string;
  readonly text: string;
}

/** The sections of a contract's page, in their order. */
const SECTIONS = [
  ["FunctionDefinition", "Functions"],
  ["EventDefinition", "Events"],
  ["ErrorDefinition", "Errors"],
  ["StructDefinition", "Structs"],
  ["EnumDefinition", "Enums"],
  ["VariableDeclaration", "Variables and constants"],
] as const;

/** The pages of the hand-written contracts, in the order of their paths. */
export function contractPages(): Page[] {
  const paths = globSync("contracts/**/*.sol", {
    exclude: ["contracts/generated/**", "contracts/mocks/**"],
  });
  return paths.sort().map((path) => ({
    title: path.replace("contracts/", ""),
    text: pageOf(path, readFileSync(path)),
  }));
}

/** The page of one file. */
export function pageOf(path: string, source: Buffer): string {
  const root = parse(path, source.toString("utf8"));
  const contracts = childrenOf(root).filter(({ nodeType }) => nodeType === "ContractDefinition");
  return [
    `\`${path}\``,
    ...contracts.flatMap((contract) => [
      `## ${contract.contractKind} ${contract.name}`,
      ...describe(contract, source),
      ...sectionsOf(contract, source),
    ]),
    ...sectionsOf(root, source),
    "",
  ].join("\n\n");
}

function sectionsOf(parent: Node, source: Buffer): string[] {
  return SECTIONS.flatMap(([nodeType, title]) => {
    const nodes = childrenOf(parent).filter((node) => node.nodeType === nodeType && isShown(node));
    if (nodes.length === 0) return [];
    return [
      `### ${title}`,
      ...nodes.flatMap((node) => [
        `#### ${node.name || node.kind}`,
        `\`\`\`solidity\n${declarationOf(node, source)}\n\`\`\``,
        ...describe(node, source),
      ]),
    ];
  });
}

/** Private variables are nobody's concern but the contract's. */
function isShown(node: Node): boolean {
  return node.nodeType !== "VariableDeclaration" || node.visibility === "public" || node.constant === true;
}

/** A declaration as it stands in the source, without its body. */
function declarationOf(node: Node, source: Buffer): string {
  const [start, length] = rangeOf(node);
  const end = isNode(node.body) ? rangeOf(node.body)[0] : start + length;
  const text = source.subarray(start, end).toString("utf8").trim();
  const lines = text.split("\n");
  const indent = Math.min(
    ...lines
      .slice(1)
      .filter(Boolean)
      .map((line) => line.search(/\S/)),
    4,
  );
  return lines.map((line, index) => (index === 0 ? line : line.slice(indent))).join("\n");
}

/** NatSpec as Markdown: what it is, then parameters, what comes back, and when it reverts. */
function describe(node: Node, source: Buffer): string[] {
  const tags = ` ${natSpecOf(node, source)}`.split(/\s@(?=[a-z])/);
  return tags.flatMap((tag, index) => {
    const [name = "", ...words] = index === 0 ? ["notice", tag] : tag.split(/\s+/);
    const text = words.join(" ").replace(/\s+/g, " ").trim();
    const [first = "", ...rest] = text.split(" ");
    if (text === "") return [];
    if (name === "notice" || name === "dev" || name === "title") return [text];
    if (name === "param") return [`- \`${first}\`: ${rest.join(" ")}`];
    if (name === "return") return [`- returns ${text}`];
    if (name === "inheritdoc") return [`As in \`${text}\`.`];
    if (name === "custom:reverts") return [`- reverts \`${first}\` ${rest.join(" ")}`];
    return [`- ${name.replace("custom:", "")}: ${text}`];
  });
}

/** The parser keeps no comment of a variable: it is read above it. */
function natSpecOf({ documentation, src }: Node, source: Buffer): string {
  if (isNode(documentation)) return String(documentation.text);
  const above = source.subarray(0, Number.parseInt(src, 10)).toString("utf8");
  const [, comment = ""] = /((?:^ *\/\/\/.*\n)+) *$/m.exec(above) ?? [];
  return comment.replace(/^ *\/\/\//gm, "");
}

function childrenOf(node: Node): Node[] {
  return Array.isArray(node.nodes) ? (node.nodes as unknown[]).filter(isNode) : [];
}

function rangeOf({ src }: Node): [start: number, length: number] {
  const [start = 0, length = 0] = src.split(":").map(Number);
  return [start, length];
}
