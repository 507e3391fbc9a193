export { type ImportedJudge, importJudge } from "../judge/import/import-judge.ts";
export { exportOnnx, graphNames } from "../onnx/export.ts";
export { exportJudge } from "../onnx/export-judge.ts";
export { parseOnnx } from "../onnx/parse.ts";
export { openOnnx, scoreOnnx } from "../onnx/session.ts";
