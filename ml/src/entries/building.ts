export { buildJudge, type JudgeBuild } from "../circuit/build-judge.ts";
export { genWitnesses, type JudgeWitness, parseWitness } from "../circuit/witness.ts";
export { witnessOf } from "../circuit/witness-of.ts";
