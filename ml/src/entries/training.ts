export { type JudgePlan, PLANS } from "../judge/presets.ts";
export { leaveOut } from "../judge/train/leave-out.ts";
export { makeRandom } from "../judge/train/random.ts";
export { sampledCorpora } from "../judge/train/sampler.ts";
export { speakerMatcher } from "../judge/train/split.ts";
export { type TrainedJudge, trainJudge } from "../judge/train/train.ts";
export { formatTrainingLog } from "../judge/train/training-log.ts";
