export { forecastLogrows, forecastRows } from "../circuit/forecast.ts";
export { encodeInput, parseInput } from "../circuit/input.ts";
export { featuresHash, type JudgeManifest, parseManifest } from "../circuit/manifest.ts";
export {
  type BackendName,
  judgeInstances,
  type ProveResult,
  type Prover,
  type ProveTimings,
  type ProvingArtefacts,
} from "../circuit/prover.ts";
