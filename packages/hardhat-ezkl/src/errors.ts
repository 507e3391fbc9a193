import { CodedError } from "@idol/ezkl/errors";

/** Every reason of this plugin's own to refuse; what `@idol/ezkl` refuses has that package's codes. */
export type PluginErrorCode =
  | "CIRCUIT_UNKNOWN"
  | "CIRCUIT_NOT_BUILT"
  | "CIRCUIT_STALE"
  | "ONNX_MISSING"
  | "INPUT_UNKNOWN"
  | "FILE_MISSING"
  | "OPTION_MISSING"
  | "PROOF_OF_OTHER_BUILD"
  | "MEMORY_TOO_SMALL"
  | "VERIFIER_TOO_LARGE"
  | "COMPILATION_FAILED"
  | "INSECURE_SRS"
  | "NOT_DEPLOYED"
  | "DEPLOYMENT_FAILED"
  | "NETWORK_UNREACHABLE"
  | "WRONG_CODE";

/** An error of this plugin: what happened, and what to do. */
export class PluginError extends CodedError<PluginErrorCode> {
  override readonly name = "PluginError";
}
