export { type AnyJudge, isCustomOnnxJudge, loadAnyJudge, scoreScaleOf } from "../judge/any-judge.ts";
export { type Judge, listJudges, loadJudge, saveJudge } from "../judge/judge-files.ts";
export { inputFor, scoreAnyRecording } from "../judge/score-any.ts";
export { type JudgeArtefact, paths } from "../paths.ts";
