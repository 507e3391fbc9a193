/** An error with a stable code, a sentence on what happened and one on what to do. */
export class CodedError<Code extends string = string> extends Error {
  override readonly name: string = "CodedError";
  readonly code: Code;
  readonly remedy: string;

  constructor(code: Code, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }
}

/** Every reason for which this package refuses to go on; stable, so that callers and tests can rely on them. */
export type EzklErrorCode =
  | "CANCELLED"
  | "DISK_FULL"
  | "FILE_UNWRITABLE"
  | "OPTION_INVALID"
  // a circuit and its artefacts
  | "ARTEFACT_MISSING"
  | "ARTEFACT_INVALID"
  | "ARTEFACT_MISMATCH"
  | "CIRCUIT_INEXACT"
  | "CIRCUIT_RANGE"
  | "SRS_MISSING"
  | "SRS_WRONG_HASH"
  | "PYTHON_MISSING"
  | "EZKL_FAILED"
  // models
  | "ONNX_DYNAMIC"
  | "ONNX_INVALID"
  | "ONNX_MISMATCH"
  | "ONNX_UNSUPPORTED"
  // proofs
  | "FIELD_INVALID"
  | "INPUT_INVALID"
  | "PROOF_INVALID"
  | "PROOF_MALFORMED"
  | "PROVER_FAILED"
  | "PROVER_UNAVAILABLE";

export class EzklError extends CodedError<EzklErrorCode> {
  override readonly name = "EzklError";
}

/** Turns whatever was thrown (the engine throws strings) into an `Error`. */
export function ensureError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
