import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";
import type { Quantisation } from "../judge/config.ts";
import { dequantise } from "../judge/quantise.ts";
import { makeTwin, scoreInteger, scoreRange, scoreScale } from "../judge/twin.ts";
import { parseCustomOnnx } from "../onnx/custom/parse-custom-onnx.ts";
import { parseOnnx } from "../onnx/parse.ts";
import { scoreOnnx } from "../onnx/session.ts";

/** What is known of a circuit's scores before it is built. */
export interface ScoreModel {
  /** A score of 1 is 2 to this. */
  scale: number;
  /** No proof exists of a score outside, whatever x is. */
  lowest: bigint;
  highest: bigint;
  /**
   * Compares the score of a witness with what the ONNX says.
   *
   * @returns what x scores by the ONNX, where that is another score
   * @throws IdolError `CIRCUIT_RANGE`
   */
  disagreement(x: ArrayLike<number>, score: bigint): Promise<string | undefined>;
}

/** That of the project's own form: the integer twin gives every score exactly, its weights bound it. @throws IdolError `ONNX_UNSUPPORTED` */
export function twinModel(onnx: Uint8Array, quantisation: Quantisation, source: string): ScoreModel {
  const twin = makeTwin(parseOnnx(onnx, source), quantisation);
  return {
    scale: scoreScale(quantisation.scale),
    ...scoreRange(twin),
    disagreement: async (x, score) => {
      const own = scoreInteger(twin, x);
      return own === score ? undefined : `${own}`;
    },
  };
}

/** A custom ONNX judge's rounding to integers, and an operator that EZKL understands otherwise, differ by more than this. */
const TOLERANCE = 0.1;

/**
 * That of a custom ONNX: onnxruntime gives a score within its rounding to integers, the gate at its end bounds it by `base^legs`.
 *
 * @throws IdolError `ONNX_UNSUPPORTED`
 */
export function customOnnxModel(
  onnx: Uint8Array,
  quantisation: Quantisation,
  scale: number,
  source: string,
): ScoreModel {
  parseCustomOnnx(onnx, source);
  const { decompBase, decompLegs } = quantisation;
  const highest = BigInt(decompBase) ** BigInt(decompLegs) - 1n;
  return {
    scale,
    lowest: -highest,
    highest,
    disagreement: async (x, score) => {
      const own = await scoreOnnx(onnx, x);
      return differs(own, dequantise(score, scale)) ? `${own} × 2^${scale}` : undefined;
    },
  };
}

/** Whether a custom ONNX judge's score by onnxruntime and by its circuit are farther apart than rounding explains. */
export function differs(float: number, integer: number): boolean {
  return !(Math.abs(float - integer) <= TOLERANCE * Math.max(1, Math.abs(float)));
}

/** What a circuit that gives another score than its ONNX throws. */
export function wrongScore(found: string, expected: string): CodedError {
  return new IdolError(
    "ARTEFACT_MISMATCH",
    `The circuit gives ${found} on the sample, the judge ${expected}.`,
    "This is a fault of the project, not of the judge: please report it with network.onnx and judge.json.",
  );
}
