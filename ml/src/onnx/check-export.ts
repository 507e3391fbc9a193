import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";
import { forward, type Network } from "../judge/network.ts";
import { openOnnx } from "./session.ts";
import { scoreTolerance } from "./tolerance.ts";

/**
 * Compares an exported ONNX, as onnxruntime runs it, with the network it came from on some inputs.
 *
 * @returns the largest difference of scores
 * @throws IdolError `ONNX_MISMATCH` if a score differs by more than `scoreTolerance`
 */
export async function checkExport(
  onnx: string | Uint8Array,
  network: Network,
  inputs: readonly ArrayLike<number>[],
): Promise<number> {
  if (inputs.length === 0) throw mismatch("there was no input to compare them on");
  const session = await openOnnx(onnx);
  let largest = 0;
  try {
    for (const [index, x] of inputs.entries()) {
      const expected = forward(network, x);
      const found = await session.score(x);
      const difference = Math.abs(found - expected);
      if (!(difference <= scoreTolerance(network, x)))
        throw mismatch(`input ${index} scores ${found} by onnxruntime and ${expected} by the network`);
      largest = Math.max(largest, difference);
    }
  } finally {
    await session.close();
  }
  return largest;
}

function mismatch(what: string): CodedError {
  return new IdolError(
    "ONNX_MISMATCH",
    `The exported ONNX is not the trained network: ${what}.`,
    "Export the judge again; if it stays so, the weights exceed what float32 can hold.",
  );
}
