export { type BuildOptions, buildCircuit, type CircuitBuild } from "../circuit/build.ts";
export { computeWitness, type WitnessRequest } from "../circuit/compute-witness.ts";
export { runArgs, SCALE_REBASE_MULTIPLIER } from "../circuit/run-args.ts";
export { verifierName } from "../circuit/verifier-name.ts";
export { verifierSource } from "../circuit/verifier-source.ts";
export { genWitness, genWitnesses, mockProve, parseWitness, type Witness } from "../circuit/witness.ts";
export { runEzkl } from "../python/ezkl.ts";
export { runProcess } from "../python/process.ts";
export { EZKL_VERSION, type EzklPython, ensureEzkl, findEzkl } from "../python/python.ts";
