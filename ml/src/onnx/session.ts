import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { IdolError } from "../errors.ts";
import { graphNames } from "./export.ts";

/** An ONNX file opened for scoring on the CPU. */
export interface OnnxSession {
  /** The score of an input x of `rows × cols` values, row-major, in float32 arithmetic. */
  score(x: ArrayLike<number>): Promise<number>;
  /** Frees the session. */
  close(): Promise<void>;
}

/**
 * Opens a judge's ONNX with onnxruntime, on one thread so that equal inputs give equal scores everywhere.
 *
 * @param onnx - a path or the file's bytes
 * @throws IdolError `ONNX_UNSUPPORTED` if onnxruntime does not take it or its names are not a judge's
 */
export async function openOnnx(onnx: string | Uint8Array): Promise<OnnxSession> {
  const session = await createSession(onnx);
  const [key, x] = graphNames.inputs;
  const [keyOut, y] = graphNames.outputs;
  const names = [...session.inputNames, ...session.outputNames].join();
  const input = session.inputMetadata.find((input) => input.name === x);
  if (names !== [key, x, keyOut, y].join() || !input?.isTensor) {
    await session.release();
    throw unsupported(`its inputs and outputs are (${names})`);
  }
  const dims = input.shape.map(Number);
  const size = dims.reduce((product, dim) => product * dim, 1);
  return {
    score: async (values) => {
      checkInput(values, size);
      const feeds = {
        [key]: new Tensor("float32", [0], [1, 1]),
        [x]: new Tensor("float32", Float32Array.from(values), dims),
      };
      const outputs = await runSession(session, feeds, [y]);
      return Number(outputs[y]!.data[0]);
    },
    close: () => session.release(),
  };
}

/** The score of one input by onnxruntime; `openOnnx` is for many. */
export async function scoreOnnx(onnx: string | Uint8Array, x: ArrayLike<number>): Promise<number> {
  const session = await openOnnx(onnx);
  try {
    return await session.score(x);
  } finally {
    await session.close();
  }
}

/** What to do about a file that onnxruntime does not take, where this project is thought to have written it. */
const OWN_REMEDY = "Export the judge again.";

/**
 * Opens an ONNX on the CPU, on one thread.
 *
 * @param remedy - of its error
 * @throws IdolError `ONNX_UNSUPPORTED`
 */
export async function createSession(
  onnx: string | Uint8Array,
  remedy = OWN_REMEDY,
): Promise<InferenceSession> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Errors are thrown; nothing is to be printed.
    logSeverityLevel: 4,
  };
  try {
    // Two calls: the overloads do not take a union.
    return typeof onnx === "string"
      ? await InferenceSession.create(onnx, options)
      : await InferenceSession.create(onnx, options);
  } catch (cause) {
    throw unsupported(`onnxruntime does not take it: ${ensureError(cause).message}`, cause, remedy);
  }
}

/**
 * Runs a session; some graphs are opened and fail only then.
 *
 * @throws IdolError `ONNX_UNSUPPORTED` with onnxruntime's words
 */
export async function runSession(
  session: InferenceSession,
  feeds: Record<string, Tensor>,
  fetches?: readonly string[],
  remedy = OWN_REMEDY,
): Promise<InferenceSession.OnnxValueMapType> {
  try {
    return fetches === undefined ? await session.run(feeds) : await session.run(feeds, fetches);
  } catch (cause) {
    throw unsupported(`onnxruntime fails on it: ${ensureError(cause).message}`, cause, remedy);
  }
}

function checkInput(values: ArrayLike<number>, size: number): void {
  if (values.length === size) return;
  throw new IdolError(
    "INPUT_INVALID",
    `x has ${values.length} values, the network takes ${size}.`,
    "Compute x with the features of the same judge.",
  );
}

function unsupported(what: string, cause?: unknown, remedy = OWN_REMEDY): CodedError {
  return new IdolError("ONNX_UNSUPPORTED", `The ONNX is not a judge's network: ${what}.`, remedy, { cause });
}
