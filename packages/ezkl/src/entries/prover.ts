export { cancelled } from "../prover/cancel.ts";
export { createProver, type NodeProverOptions } from "../prover/create-prover.ts";
export { loadProvingArtefacts } from "../prover/load-artefacts.ts";
export { loadSingleThreaded } from "../prover/node/single-threaded.ts";
export { ProvingKeyCache } from "../prover/pk-cache.ts";
export type {
  BackendName,
  ProveRequest,
  ProveResult,
  Prover,
  ProveTimings,
  ProvingArtefacts,
} from "../prover/types.ts";
export { type WitnessOutputsOptions, witnessOutputs } from "../prover/wasm/witness-outputs.ts";
