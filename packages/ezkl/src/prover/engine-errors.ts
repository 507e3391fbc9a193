import { type CodedError, EzklError, ensureError } from "../errors.ts";

/** Parts of a circuit that the engine may fail to read. */
const artefactInMessage =
  /failed to (?:de)?ser.*model|(?:deserialize|load) (?:compiled model|circuit|verifying key|params|settings|vk|srs)/i;

/** Turns what EZKL said (both backends are the same Rust code, with the same sentences) into an error with a code. */
export function engineError(thrown: unknown, step: string): CodedError {
  const cause = ensureError(thrown);
  const said = firstLine(cause.message);
  if (step === "witness" && /reshape tensor|deserialize input/i.test(said)) {
    return new EzklError(
      "INPUT_INVALID",
      `The circuit cannot take this input: ${said}`,
      "Give each input as many values as the network's has.",
      { cause },
    );
  }
  if (step === "witness" && /synthesis error|decomposition error/i.test(said)) {
    return new EzklError(
      "CIRCUIT_RANGE",
      "This input drives the circuit beyond what it can hold, so no proof of it exists.",
      "Use an input in the range that the circuit was calibrated for.",
      { cause },
    );
  }
  if (artefactInMessage.test(said)) {
    return new EzklError(
      "ARTEFACT_INVALID",
      `A file of the circuit is damaged: ${said}`,
      "Restore the circuit's files.",
      { cause },
    );
  }
  if (step === "provingKey") return mixedArtefacts(said, cause);
  return engineFailure(step, said, cause);
}

/** The engine ended in an unforeseen way: a panic, a crash, no memory. */
export function engineFailure(step: string, what: string, cause?: unknown): CodedError {
  return new EzklError(
    "PROVER_FAILED",
    `The proving engine failed in its step "${step}": ${what}`,
    "Try again; if it happens every time, try the other backend and report it with the circuit's files.",
    { cause },
  );
}

/** The circuit's files do not make a proving key together. */
export function mixedArtefacts(what: string, cause?: unknown): CodedError {
  return new EzklError(
    "ARTEFACT_MISMATCH",
    `The circuit's network.compiled, vk.key and SRS do not belong together: ${what}`,
    "Restore the files of one build, or build the circuit again.",
    { cause },
  );
}

/** A proof that the engine made and its own verifier refuses. */
export function unverifiable(cause?: unknown): CodedError {
  return mixedArtefacts(
    "the proof that was just made does not verify with vk.key, and was thrown away.",
    cause,
  );
}

function firstLine(text: string): string {
  return text.replace(/^(Error|Internal error): /i, "").split("\n", 1)[0]!;
}
