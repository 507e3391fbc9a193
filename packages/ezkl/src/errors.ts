/** Every reason for which this package refuses to go on; stable, so that callers and tests can rely on them. */
export type IdolErrorCode =
  // input files
  | "FILE_NOT_FOUND"
  | "NOT_A_FILE"
  | "FILE_EMPTY"
  | "FILE_UNREADABLE"
  | "DISK_FULL"
  // audio
  | "AUDIO_NOT_RECOGNISED"
  | "AUDIO_TRUNCATED"
  | "AUDIO_UNSUPPORTED"
  | "AUDIO_TOO_SHORT"
  | "AUDIO_SILENT"
  | "AUDIO_NOT_FINITE"
  | "FEATURE_PARAMETER"
  // corpora and training
  | "DATA_NOT_FOUND"
  | "CREDENTIALS_REFUSED"
  | "TERMS_NOT_ACCEPTED"
  | "ARCHIVE_INVALID"
  | "TRAINING_FAILED"
  // judges and their artefacts
  | "JUDGE_UNKNOWN"
  | "JUDGE_INCOMPLETE"
  | "JUDGE_INVALID"
  | "JUDGE_OPAQUE"
  | "ARTEFACT_MISMATCH"
  | "ONNX_UNSUPPORTED"
  | "ONNX_MISMATCH"
  | "SRS_MISSING"
  | "SRS_WRONG_HASH"
  // circuit
  | "PYTHON_MISSING"
  | "WHEEL_FAILED"
  | "CIRCUIT_RANGE"
  // proofs
  | "KEY_INVALID"
  | "INPUT_INVALID"
  | "PROVER_FAILED"
  | "PROVER_UNAVAILABLE"
  | "PROOF_INVALID"
  | "PROOF_MALFORMED"
  | "BINDING_MISMATCH"
  | "CANCELLED"
  // chain and tasks
  | "ADDRESS_INVALID"
  | "NETWORK_UNREACHABLE"
  | "VARIABLE_MISSING"
  | "NETWORK_MISMATCH"
  | "NOT_DEPLOYED"
  | "SEASON_UNKNOWN"
  | "SEASON_AMBIGUOUS"
  | "SEASON_CLOSED"
  | "CONTRACT_REVERTED"
  | "CLAIM_UNKNOWN"
  | "TRANSACTION_FAILED"
  | "DEPLOYMENT_REFUSED"
  | "ALLOWLIST_INVALID"
  // recordings by URI
  | "URI_REFUSED"
  | "RECORDING_UNAVAILABLE"
  | "OPTION_INVALID"
  // the page
  | "MICROPHONE_UNAVAILABLE"
  | "DOWNLOAD_FAILED"
  | "WALLET_MISSING"
  | "WALLET_REFUSED";

/** An error with a stable code, a sentence on what happened and one on what to do. */
export class IdolError extends Error {
  override readonly name = "IdolError";
  readonly code: IdolErrorCode;
  readonly remedy: string;

  constructor(code: IdolErrorCode, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }
}

/** Turns whatever was thrown (the engine throws strings) into an `Error`. */
export function ensureError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
