/** Every mutant of a file written into the file at once, each behind a switch: one compilation serves them all. */
import { isNode, type Node } from "./ast.ts";
import { type Edit, range } from "./operators.ts";

/** A change, and the node that is written twice for it: changed, and as it stood. */
export interface Switched {
  readonly id: number;
  readonly at: Node;
  readonly edit: Edit;
}

/** Reads the switch, which is the block's coinbase: forge sets it from its command line. */
export const SWITCH = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

function mutant(uint256 id) pure returns (bool) {
    return _asPure(_read)(id);
}

function _read(uint256 id) view returns (bool) {
    return uint160(address(block.coinbase)) == id;
}

function _asPure(function (uint256) view returns (bool) f) pure returns (function (uint256) pure returns (bool) g) {
    assembly {
        g := f
    }
}
`;

/** The smallest node around a change that can be written twice; none where only a compilation of its own will do. */
export function nodeToSwitch(node: Node, ancestors: readonly Node[]): Node | undefined {
  if (node.nodeType === "ModifierInvocation") return undefined;
  if (ancestors.some((each) => each.nodeType === "VariableDeclaration" && each.constant === true))
    return undefined;
  if (isZeroArgument(node, ancestors.at(-1))) return undefined;
  if (isNode(node.condition)) return node.condition;
  if (!isNumber(node) && !(node.nodeType === "BinaryOperation" && isNumeric(node))) return node;
  // The type of a bare number depends on what stands around it.
  let at = node;
  for (const parent of ancestors.toReversed()) {
    if (!givesNumbersTheirType(parent, at)) break;
    at = parent;
  }
  return at;
}

/** The file with all its mutants, and the switch imported. */
export function schematize(root: Node, source: Buffer, mutants: readonly Switched[]): string {
  const read = (start: number, end: number): string => source.subarray(start, end).toString("utf8");
  /** A node's text, and where the file goes on: a statement takes its semicolon along, which the node leaves out. */
  const render = (node: Node): { text: string; next: number } => {
    const [start, end] = range(node);
    let text = "";
    let next = start;
    for (const child of children(node)) {
      const [from, to] = range(child);
      // Documentation lies outside the node that it belongs to.
      if (from < next || to > end) continue;
      const rendered = render(child);
      text += read(next, from) + rendered.text;
      next = rendered.next;
    }
    text += read(next, Math.max(next, end));
    next = Math.max(next, end);
    for (const { id, edit } of mutants.filter((each) => each.at === node)) {
      if (isStatement(node)) {
        text = `{ if (!mutant(${id})) ${text}; }`;
        next = edit.end;
      } else {
        text = `(mutant(${id}) ? ${read(start, edit.start)}${edit.text}${read(edit.end, end)} : ${text})`;
      }
    }
    return { text, next };
  };
  const [start, end] = range(root);
  const text = `${read(0, start)}${render(root).text}${read(end, source.length)}`;
  return text.replace(/^pragma [^\n]*\n/m, '$&import {mutant} from "contracts/Switch.sol";\n');
}

function children(node: Node): Node[] {
  const found = Object.values(node).flatMap((value) =>
    Array.isArray(value) ? (value as unknown[]) : [value],
  );
  return found.filter(isNode).sort((left, right) => range(left)[0] - range(right)[0]);
}

function isStatement(node: Node): boolean {
  return node.nodeType === "ExpressionStatement" || node.nodeType === "EmitStatement";
}

function isNumber(node: Node): boolean {
  return node.nodeType === "Literal" && node.kind === "number";
}

/** A zero that a function is given may stand for bytes, which no other number does. */
function isZeroArgument(node: Node, call: Node | undefined): boolean {
  return node.value === "0" && call?.nodeType === "FunctionCall" && call.expression !== node;
}

/** Whether an expression is made of bare numbers alone. */
function isNumeric(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.nodeType !== "BinaryOperation") return isNumber(node);
  return isNumeric(node.leftExpression) && isNumeric(node.rightExpression);
}

function givesNumbersTheirType(parent: Node, child: Node): boolean {
  switch (parent.nodeType) {
    case "BinaryOperation":
    case "UnaryOperation":
      return true;
    case "IndexAccess":
      return parent.indexExpression === child;
    case "TupleExpression":
      return Array.isArray(parent.components) && parent.components.length === 1;
    case "FunctionCall":
      return isNode(parent.expression) && parent.expression.nodeType === "ElementaryTypeNameExpression";
    default:
      return false;
  }
}
