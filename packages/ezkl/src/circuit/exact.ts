import { inexact } from "./settings.ts";

/** The kinds of EZKL's nodes that are exact in integers and have one answer: comparisons with onnxruntime and their constraints show it. */
const EXACT_KINDS =
  /^(Input|CONST|IDENTITY|ADD|SUB|MULT|NEG|ABS|SUM|PROD|CUMSUM|EINSUM|CONV|DECONV|LEAKYRELU|RELU|MaxPool|MAXPOOL|MAX|MIN|REDUCEMAX|REDUCEMIN|SUMPOOL|RESHAPE|FLATTEN|MOVEAXIS|MULTIBROADCASTTO|CONCAT|SLICE|PAD|GATHER|TRILU|RESIZE|DOWNSAMPLE|LESS|LESSEQUAL|GREATER|GREATEREQUAL|EQUALS|AND|OR|NOT|XOR|IFF|TOPK)(\s|$|\()|^POW$/;

/** Where one of these stands, EZKL divides, or averages; a division admits two answers. */
const DIVISION = /REBASED|\bDIV\b|normalized=true/;

/** EZKL pads a maximum with zeros, where ONNX pads with what never wins. */
const PADDED_MAXIMUM = /^MaxPool \(padding=\[[^\]]*[1-9]/;

/**
 * Refuses a circuit with a node that may not be exact: a division, to rescale a node or to average, a lookup table, a rounding, a maximum's place.
 * Bringing an input up to a larger scale is a multiplication, and exact.
 *
 * @param table - EZKL's own listing of the nodes
 * @throws EzklError `CIRCUIT_INEXACT` naming the first
 */
export function checkExact(table: string): void {
  for (const line of table.split("\n")) {
    const [, number = "", kind = ""] = line.split("│").map((cell) => cell.trim());
    const isKnown =
      !/^\d+$/.test(number) || (EXACT_KINDS.test(innerKind(kind)) && !PADDED_MAXIMUM.test(kind));
    if (DIVISION.test(line) || !isKnown)
      throw inexact(`the node ${line.replaceAll("│", " ").replace(/\s+/g, " ").trim()}`);
  }
}

/** What is done once its inputs were brought to one scale. */
function innerKind(kind: string): string {
  return /^RESCALED INPUT \((.*)\)$/.exec(kind)?.[1] ?? kind;
}
