import { CodedError, type EzklErrorCode } from "@idol/ezkl/errors";

/** Every reason for which this package refuses to go on, those of its circuits included. */
export type IdolErrorCode =
  | EzklErrorCode
  // input files
  | "FILE_NOT_FOUND"
  | "NOT_A_FILE"
  | "FILE_EMPTY"
  | "FILE_UNREADABLE"
  // audio
  | "AUDIO_NOT_RECOGNISED"
  | "AUDIO_TRUNCATED"
  | "AUDIO_UNSUPPORTED"
  | "AUDIO_AMBIGUOUS"
  | "AUDIO_NOT_CANONICAL"
  | "AUDIO_TOO_SHORT"
  | "AUDIO_SILENT"
  | "AUDIO_NOT_FINITE"
  | "FEATURE_PARAMETER"
  // corpora and training
  | "DATA_NOT_FOUND"
  | "DOWNLOAD_FAILED"
  | "CREDENTIALS_REFUSED"
  | "VARIABLE_MISSING"
  | "TERMS_NOT_ACCEPTED"
  | "ARCHIVE_INVALID"
  | "TRAINING_FAILED"
  // judges
  | "JUDGE_UNKNOWN"
  | "JUDGE_INCOMPLETE"
  | "JUDGE_INVALID"
  | "JUDGE_CUSTOM_ONNX"
  | "ONNX_UNSUPPORTED"
  | "ONNX_MISMATCH";

export class IdolError extends CodedError<IdolErrorCode> {
  override readonly name = "IdolError";
}
