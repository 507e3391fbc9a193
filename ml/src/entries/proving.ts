export { checkJudge, checkPlace } from "../circuit/artefacts.ts";
export { createProver, loadProvingArtefacts, type NodeProverOptions } from "../circuit/create-prover.ts";
export { findJudge, type LocalJudge } from "../circuit/find-judge.ts";
