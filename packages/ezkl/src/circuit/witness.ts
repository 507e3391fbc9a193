import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { CodedError, EzklError, ensureError } from "../errors.ts";
import { readJson } from "../json.ts";
import { fromLittleEndianHex } from "../proof/field.ts";
import { type EzklResult, runEzkl } from "../python/ezkl.ts";
import type { EzklPython } from "../python/python.ts";

const elements = z.array(z.array(z.string()).min(1)).min(1);
const witnessSchema = z.object({ inputs: elements, outputs: elements });

/** What a witness says, as field elements: see `toSigned`. */
export interface Witness {
  /** Each input as the circuit sees it, at its scale. */
  inputs: bigint[][];
  outputs: bigint[][];
}

/** Reads the text of a `witness.json`; throws `INPUT_INVALID` if it is not one. */
export function parseWitness(text: string, source = "witness.json"): Witness {
  try {
    const { inputs, outputs } = readJson(text, witnessSchema);
    const decoded = (all: string[][]) => all.map((values) => values.map(fromLittleEndianHex));
    return { inputs: decoded(inputs), outputs: decoded(outputs) };
  } catch (cause) {
    throw new EzklError(
      "INPUT_INVALID",
      `${source} is not a witness of EZKL 21: ${ensureError(cause).message}.`,
      "Make it again.",
      { cause },
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
 * @throws EzklError `EZKL_FAILED`, `CIRCUIT_RANGE`, `CANCELLED`
 */
export async function genWitnesses(
  python: EzklPython,
  inputs: readonly string[],
  compiled: string,
  signal?: AbortSignal,
): Promise<Witness[]> {
  const folder = await mkdtemp(join(tmpdir(), "ezkl-witnesses-"));
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
      "Make the witness again; it may be of another build or edited.",
      { cause },
    );
  }
}
