import { type CodedError, EzklError, ensureError } from "../errors.ts";

/** Parts of a judge that the engine may fail to read. */
const artefactInMessage =
  /failed to (?:de)?ser.*model|(?:deserialize|load) (?:compiled model|circuit|verifying key|params|settings|vk|srs)/i;

/** Turns what EZKL said (both backends are the same Rust code, with the same sentences) into an error with a code. */
export function engineError(thrown: unknown, step: string): CodedError {
  const cause = ensureError(thrown);
  const said = firstLine(cause.message);
  if (step === "witness" && /reshape tensor|deserialize input/i.test(said)) {
    return new EzklError(
      "INPUT_INVALID",
      `The judge's circuit cannot take this input: ${said}`,
      "Give x as many values as the judge's picture has: compute it with this judge's features.",
      { cause },
    );
  }
  if (step === "witness" && /synthesis error|decomposition error/i.test(said)) {
    return new EzklError(
      "CIRCUIT_RANGE",
      "This input drives a unit of the judge beyond what its circuit can hold, so no proof of it exists.",
      "Use a recording whose features are in the range that the judge was trained on.",
      { cause },
    );
  }
  if (artefactInMessage.test(said)) {
    return new EzklError(
      "JUDGE_INVALID",
      `A file of the judge is damaged: ${said}`,
      "Restore the judge's folder.",
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
    "Try again; if it happens every time, try the other backend and report it with the judge's name.",
    { cause },
  );
}

/** The judge's files do not make a proving key together. */
export function mixedArtefacts(what: string, cause?: unknown): CodedError {
  return new EzklError(
    "ARTEFACT_MISMATCH",
    `The judge's network.compiled, vk.key and SRS do not belong together: ${what}`,
    "Restore the judge's folder, or rebuild it with idol:circuit.",
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
