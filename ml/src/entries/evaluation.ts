export { writeCard } from "../judge/card/card.ts";
export { type Evaluation, evaluateJudge } from "../judge/evaluate/evaluate.ts";
export { checkReserved, refuseReserved, speakersOf } from "../judge/evaluate/evaluated-speakers.ts";
export { describeGroup, FIGURE_HEADER, figureRows } from "../judge/evaluate/figure-rows.ts";
export { evaluateAndPublish, publishEvaluation } from "../judge/evaluate/publish.ts";
export { isEnough, isPublished, LEAST } from "../judge/evaluate/publishable.ts";
export { type GamingReport, gameJudge } from "../judge/gaming/game-judge.ts";
export type { Tally } from "../judge/gaming/judge-sound.ts";
export { COLOURS, makeChart } from "../judge/pictures/chart.ts";
