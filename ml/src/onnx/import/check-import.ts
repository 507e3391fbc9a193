import type { CodedError } from "@idol/ezkl/errors";
import { type InferenceSession, Tensor } from "onnxruntime-node";
import { IdolError } from "../../errors.ts";
import { forward, type Network } from "../../judge/network.ts";
import { makeRandom } from "../../judge/train/random.ts";
import { createSession, openOnnx, runSession } from "../session.ts";
import { scoreTolerance } from "../tolerance.ts";
import type { Graph } from "./graph.ts";

/** What to do about a file of somebody else's that onnxruntime does not run. */
export const IMPORT_REMEDY =
  "Run it with onnxruntime where it was made, and export it again when it works there.";

/** Inputs and keys that are tried. */
const TRIALS = 16;

/** What an input must score. */
interface Expected {
  score: number;
  /** How far off onnxruntime may be. */
  tolerance: number;
}

/**
 * Runs a graph with onnxruntime on random inputs and keys: the key must come out bit by bit, and the score must be that of
 * the network that was read from it, whatever the key is.
 *
 * @param like - real inputs, tried as well
 * @returns the largest difference of scores
 * @throws IdolError `ONNX_UNSUPPORTED` if onnxruntime does not take it, the key is altered, or the score is no number or always the same,
 * `ONNX_MISMATCH` if the scores differ
 */
export function checkImport(
  bytes: Uint8Array,
  graph: Graph,
  network: Network,
  like: readonly ArrayLike<number>[],
): Promise<number> {
  return compare(bytes, graph, like, (x) => ({
    score: forward(network, x),
    tolerance: scoreTolerance(network, x),
  }));
}

/** Sums in another order, over a few layers. */
const RELATIVE_TOLERANCE = 1e-3;

/**
 * As `checkImport`, for a graph that was written anew as a custom ONNX judge's.
 *
 * @param judge - what `exportCustomOnnx` wrote of it
 * @throws CodedError as `checkImport`
 */
export async function checkCustomOnnxImport(
  bytes: Uint8Array,
  graph: Graph,
  judge: Uint8Array,
  like: readonly ArrayLike<number>[],
): Promise<number> {
  const session = await openOnnx(judge);
  try {
    return await compare(bytes, graph, like, async (x) => {
      const score = await session.score(x);
      return { score, tolerance: RELATIVE_TOLERANCE * Math.max(1, Math.abs(score)) };
    });
  } finally {
    await session.close();
  }
}

async function compare(
  bytes: Uint8Array,
  graph: Graph,
  like: readonly ArrayLike<number>[],
  expect: (x: Float32Array) => Expected | Promise<Expected>,
): Promise<number> {
  const random = makeRandom(1);
  const inputs = Array.from({ length: TRIALS }, () => {
    const size = 10 ** random.between(-1, 2);
    return Float32Array.from({ length: graph.rows * graph.cols }, () => size * random.normal());
  });
  const session = await createSession(bytes, IMPORT_REMEDY);
  const scores = new Set<number>();
  let largest = 0;
  try {
    for (const x of [...inputs, ...like.map((input) => Float32Array.from(input))]) {
      const key = Math.fround(random.normal() * 10 ** random.between(-6, 6));
      const found = await run(session, graph, key, x);
      if (!Object.is(found.key, key))
        throw graph.refuse(`it makes ${found.key} of the key ${key}, so a proof could not say who sang`);
      if (!Number.isFinite(found.y)) {
        throw graph.refuse(
          `it scores an input ${found.y}`,
          "Look for a division by zero, a root or a logarithm in it.",
        );
      }
      scores.add(found.y);
      const { score, tolerance } = await expect(x);
      const difference = Math.abs(found.y - score);
      if (!(difference <= tolerance))
        throw mismatch(`an input scores ${found.y} by onnxruntime and ${score} by the network read from it`);
      largest = Math.max(largest, difference);
    }
  } finally {
    await session.release();
  }
  if (scores.size === 1) {
    throw graph.refuse(
      `it scores every input ${[...scores][0]}: a constant, not a judge`,
      "Look for a factor of zero, or a relu that nothing passes.",
    );
  }
  return largest;
}

async function run(
  session: InferenceSession,
  { key, x, keyOut, y, rows, cols }: Graph,
  keyValue: number,
  input: Float32Array,
): Promise<{ key: number; y: number }> {
  const keyShape = session.inputMetadata.find(({ name }) => name === key);
  const dims = keyShape?.isTensor ? keyShape.shape.map(Number) : [1, 1];
  const feeds = {
    [key]: new Tensor("float32", [keyValue], dims),
    [x]: new Tensor("float32", input, [1, 1, rows, cols]),
  };
  const outputs = await runSession(session, feeds, undefined, IMPORT_REMEDY);
  return { key: Number(outputs[keyOut]!.data[0]), y: Number(outputs[y]!.data[0]) };
}

function mismatch(what: string): CodedError {
  return new IdolError(
    "ONNX_MISMATCH",
    `The ONNX was not understood: ${what}.`,
    "Please report it with the file; until then, write the layers as Conv, Relu and one linear layer.",
  );
}
