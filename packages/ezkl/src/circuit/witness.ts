import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { CodedError, EzklError } from "../errors.ts";
import { fromLittleEndianHex, instanceToScore } from "../proof/field.ts";
import { type EzklResult, runEzkl } from "../python/ezkl.ts";
import type { EzklPython } from "../python/python.ts";

const witnessSchema = z.object({
  inputs: z.tuple([z.tuple([z.string()]), z.array(z.string())]),
  outputs: z.tuple([z.tuple([z.string()]), z.tuple([z.string()])]),
});

/** What a witness says, as integers. */
export interface Witness {
  /** The key, unchanged by the circuit. */
  key: bigint;
  /** x as the circuit sees it, at `2^scale`. */
  x: bigint[];
  /** The score in instance units, at `2^(3·scale)`. */
  score: bigint;
}

/** Reads the text of a `witness.json`; throws `INPUT_INVALID` if it is not one of ours. */
export function parseWitness(text: string, source = "witness.json"): Witness {
  try {
    const { inputs, outputs } = witnessSchema.parse(JSON.parse(text));
    const [[key], [score]] = outputs;
    const x = inputs[1].map((hex) => instanceToScore(fromLittleEndianHex(hex)));
    return { key: fromLittleEndianHex(key), x, score: instanceToScore(fromLittleEndianHex(score)) };
  } catch (cause) {
    throw new EzklError(
      "INPUT_INVALID",
      `${source} is not a witness of a judge's circuit.`,
      "Write it again with idol:witness.",
      {
        cause,
      },
    );
  }
}

/** The step "witness": runs the circuit on `data` (an input.json) and writes the witness to `witness`. */
export async function genWitness(
  python: EzklPython,
  files: { data: string; compiled: string; witness: string },
  signal?: AbortSignal,
): Promise<Witness> {
  await runEzkl(python, { step: "witness", ...files }, signal);
  return parseWitness(await readFile(files.witness, "utf8"), files.witness);
}

/**
 * Runs the circuit on many inputs in one process.
 *
 * @param inputs - texts of `input.json`
 * @param compiled - path of `network.compiled`
 * @throws EzklError `WHEEL_FAILED`, `CIRCUIT_RANGE`, `CANCELLED`
 */
export async function genWitnesses(
  python: EzklPython,
  inputs: readonly string[],
  compiled: string,
  signal?: AbortSignal,
): Promise<Witness[]> {
  const folder = await mkdtemp(join(tmpdir(), "idol-witnesses-"));
  try {
    const stems = inputs.map((_, index) => join(folder, `${index}`));
    await Promise.all(inputs.map((input, index) => writeFile(`${stems[index]}.json`, input)));
    await runEzkl(python, { step: "witnesses", folder, compiled }, signal);
    const texts = await Promise.all(stems.map((stem) => readFile(`${stem}.witness`, "utf8")));
    return texts.map((text) => parseWitness(text));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The step "mock": checks every constraint of the circuit on a witness, without a proof.
 *
 * @throws EzklError `PROOF_INVALID` if a constraint does not hold
 */
export async function mockProve(
  python: EzklPython,
  files: { witness: string; compiled: string },
  signal?: AbortSignal,
): Promise<EzklResult> {
  try {
    return await runEzkl(python, { step: "mock", ...files }, signal);
  } catch (cause) {
    if (!(cause instanceof CodedError && /verification failed/.test(String(cause.cause)))) throw cause;
    throw new EzklError(
      "PROOF_INVALID",
      `The witness ${files.witness} does not satisfy the circuit's constraints.`,
      "Make the witness again with idol:witness; it may be of another build or edited.",
      { cause },
    );
  }
}
