/** The mutation operators: which changes of a syntax node a test suite has to notice. */
import { isNode, type Node } from "./ast.ts";

/** A piece of a file, in bytes, and what is put in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Reads a piece of the file that is mutated. */
export type Read = (start: number, end: number) => string;

const BINARY: Record<string, string[]> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "<<": [">>"],
  ">>": ["<<"],
  "|": ["&"],
  "&": ["|"],
};
const ASSIGNMENT: Record<string, string> = { "+=": "-=", "-=": "+=" };

/** Every change that the operators know for one node. */
export function mutate(node: Node, ancestors: readonly Node[], read: Read): Edit[] {
  const parent = ancestors.at(-1);
  const [start, end] = range(node);
  switch (node.nodeType) {
    case "BinaryOperation":
      return (BINARY[String(node.operator)] ?? []).map((text) =>
        between(node, "leftExpression", "rightExpression", text, read),
      );
    case "Assignment": {
      const text = ASSIGNMENT[String(node.operator)];
      return text ? [between(node, "leftHandSide", "rightHandSide", text, read)] : [];
    }
    case "UnaryOperation":
      return unary(node, read(start, end), start, end);
    case "IfStatement":
      return [replace(node.condition, "false")];
    case "Conditional":
      return [replace(node.condition, "true"), replace(node.condition, "false")];
    case "ModifierInvocation":
      // A base constructor's arguments look the same; without them nothing compiles.
      return isNode(node.modifierName) && /^[a-z]/.test(read(...range(node.modifierName)))
        ? [{ start, end, text: "" }]
        : [];
    case "ExpressionStatement":
    case "EmitStatement":
      return parent?.nodeType === "ForStatement" || setsPointer(node, ancestors)
        ? []
        : [withoutStatement(start, end, read)];
    case "Literal":
      return isFixed(node, parent) ? [] : literal(node, read(start, end), start, end);
    default:
      return [];
  }
}

/** Where a node stands in its file, in bytes. */
export function range(node: Node): [number, number] {
  const [start = 0, length = 0] = node.src.split(":").map(Number);
  return [start, start + length];
}

function between(node: Node, left: string, right: string, text: string, read: Read): Edit {
  const [first, second] = [node[left], node[right]];
  if (!isNode(first) || !isNode(second)) throw new TypeError(`${node.nodeType} without ${left} or ${right}`);
  const [from, to] = [range(first)[1], range(second)[0]];
  const start = from + read(from, to).indexOf(String(node.operator));
  return { start, end: start + String(node.operator).length, text };
}

function replace(value: unknown, text: string): Edit {
  if (!isNode(value)) throw new TypeError("a condition is missing");
  const [start, end] = range(value);
  return { start, end, text };
}

/** Lengths of arrays; and the zero that `==` and `!=` compare with, for it may stand for bytes, which have no one. */
function isFixed(node: Node, parent: Node | undefined): boolean {
  return (
    parent?.nodeType === "ArrayTypeName" ||
    (node.value === "0" && ["==", "!="].includes(String(parent?.operator)))
  );
}

/** Whether a statement sets a storage pointer that the function returns: without it nothing compiles. */
function setsPointer(node: Node, ancestors: readonly Node[]): boolean {
  const target = isNode(node.expression) ? node.expression.leftHandSide : undefined;
  const returned = ancestors.find((each) => each.nodeType === "FunctionDefinition")?.returnParameters;
  if (!isNode(target) || !isNode(returned) || !Array.isArray(returned.parameters)) return false;
  return returned.parameters.some(
    (each: unknown) => isNode(each) && each.name === target.name && each.storageLocation === "storage",
  );
}

function unary(node: Node, source: string, start: number, end: number): Edit[] {
  if (node.operator === "!") return [{ start, end, text: source.slice(1) }];
  if (node.operator === "-") return [{ start, end, text: source.slice(1) }];
  if (node.operator === "++") return [{ start, end, text: source.replace("++", "--") }];
  return [];
}

function literal(node: Node, source: string, start: number, end: number): Edit[] {
  if (node.kind === "bool") return [{ start, end, text: source === "true" ? "false" : "true" }];
  const number = /^(0x[0-9a-fA-F]+|[\d_]+)(?![\d.e])(.*)$/s.exec(source);
  if (node.kind !== "number" || !number) return [];
  const [, digits = "", unit = ""] = number;
  return [{ start, end, text: `${BigInt(digits.replaceAll("_", "")) + 1n}${unit}` }];
}

/** An empty block in the place of a statement and its semicolon, which the node leaves out. */
function withoutStatement(start: number, end: number, read: Read): Edit {
  const semicolon = read(end, end + 100).indexOf(";");
  return { start, end: end + semicolon + 1, text: "{}" };
}
