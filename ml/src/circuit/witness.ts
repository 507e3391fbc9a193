import type { EzklPython } from "@idol/ezkl/build";
import * as ezkl from "@idol/ezkl/build";
import { toSigned } from "@idol/ezkl/proof";
import { IdolError } from "../errors.ts";

/** What a judge's witness says, as integers. */
export interface JudgeWitness {
  /** The key, unchanged by the circuit. */
  key: bigint;
  /** x as the circuit sees it, at `2^scale`. */
  x: bigint[];
  /** The score in instance units. */
  score: bigint;
}

/** Reads the text of a `witness.json`; throws `INPUT_INVALID` if it is not a judge's. */
export function parseWitness(text: string, source = "witness.json"): JudgeWitness {
  return judgeWitness(ezkl.parseWitness(text, source), source);
}

/** Computes the witness of many inputs in one process of native EZKL. @throws EzklError as ezkl's `genWitnesses` */
export async function genWitnesses(
  python: EzklPython,
  inputs: readonly string[],
  compiled: string,
  signal?: AbortSignal,
): Promise<JudgeWitness[]> {
  return (await ezkl.genWitnesses(python, inputs, compiled, signal)).map((witness) => judgeWitness(witness));
}

/** A witness read as a judge's. @throws IdolError `INPUT_INVALID` */
export function judgeWitness({ inputs, outputs }: ezkl.Witness, source = "the witness"): JudgeWitness {
  const { key, score } = judgeOutputs(outputs, source);
  return { key, x: (inputs[1] ?? []).map(toSigned), score };
}

/** The outputs of a judge's circuit. @throws IdolError `INPUT_INVALID` where they are not [[key], [score]] */
export function judgeOutputs(
  outputs: readonly (readonly bigint[])[],
  source = "the witness",
): { key: bigint; score: bigint } {
  const [[key, ...moreKeys] = [], [score, ...moreScores] = [], ...rest] = outputs;
  if (key === undefined || score === undefined || moreKeys.length + moreScores.length + rest.length > 0)
    throw new IdolError("INPUT_INVALID", `${source} is not of a judge's circuit.`, "Compute it again.");
  return { key, score: toSigned(score) };
}
