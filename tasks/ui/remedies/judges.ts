import type { EzklErrorCode } from "@idol/ezkl/errors";
import type { IdolErrorCode } from "@idol/ml/errors";

/** The task that helps, after what the judge's library says in general. */
export const JUDGE_REMEDIES: Partial<Record<IdolErrorCode | EzklErrorCode, string>> = {
  ARTEFACT_INVALID: "npx hardhat idol:circuit builds a judge's circuit again.",
  ARTEFACT_MISMATCH: "npx hardhat idol:circuit builds a judge's circuit again.",
  ARTEFACT_MISSING: "npx hardhat idol:export and idol:circuit make a judge's files.",
  DATA_NOT_FOUND: "npx hardhat idol:data DIR fetches the corpora, --check says what is there.",
  JUDGE_UNKNOWN: "npx hardhat idol:train or idol:import makes one.",
  ONNX_MISMATCH:
    "npx hardhat idol:import takes an ONNX made elsewhere, idol:export writes one of a trained judge.",
  PROVER_UNAVAILABLE: "npx hardhat idol:circuit installs native EZKL; --backend wasm does without.",
};
