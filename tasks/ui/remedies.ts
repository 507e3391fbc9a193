import { ContestError, type ContestErrorCode } from "@idol/client/errors";
import { type CodedError, EzklError, type EzklErrorCode } from "@idol/ezkl/errors";
import { IdolError, type IdolErrorCode } from "@idol/ml/errors";

/** What to do about an error of the client, with the options and tasks that a terminal has for it. */
const REMEDIES: Partial<Record<ContestErrorCode, string>> = {
  BINDING_MISMATCH:
    "Use the proof and its sidecar as idol:prove wrote them, with the judge they were made for, or prove again.",
  CLAIM_UNKNOWN: "See who has one with: npx hardhat idol:status --season N.",
  SEASON_AMBIGUOUS: "Choose one with --season.",
  SEASON_CLOSED: "Choose another with --season; idol:status shows them all.",
  SEASON_UNKNOWN:
    "Choose another with --season, or open one: idol:deploy for the first, then idol:season open.",
  URI_REFUSED:
    "Get the file by other means and give it with --recording. For IPFS there is --ipfs-gateway, for a server on this machine --allow-loopback.",
};

/** The task that helps, after what the judge's library says in general. */
const TASKS: Partial<Record<IdolErrorCode | EzklErrorCode, string>> = {
  ARTEFACT_INVALID: "npx hardhat idol:circuit builds a judge's circuit again.",
  ARTEFACT_MISMATCH: "npx hardhat idol:circuit builds a judge's circuit again.",
  ARTEFACT_MISSING: "npx hardhat idol:export and idol:circuit make a judge's files.",
  DATA_NOT_FOUND: "npx hardhat idol:data DIR fetches the corpora, --check says what is there.",
  JUDGE_UNKNOWN: "npx hardhat idol:train or idol:import makes one.",
  ONNX_MISMATCH:
    "npx hardhat idol:import takes an ONNX made elsewhere, idol:export writes one of a trained judge.",
  PROVER_UNAVAILABLE: "npx hardhat idol:circuit installs native EZKL; --backend wasm does without.",
};

/** The next step for whoever sits before a terminal. */
export function remedyOf(error: CodedError): string {
  if (error instanceof ContestError) return REMEDIES[error.code] ?? error.remedy;
  const task = error instanceof IdolError || error instanceof EzklError ? TASKS[error.code] : undefined;
  return task === undefined ? error.remedy : `${error.remedy} ${task}`;
}
