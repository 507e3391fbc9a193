import { formatCount } from "@idol/client/format";
import { hasCeremonySrs } from "@idol/ezkl/srs";
import { type AnyConfig, isCustomOnnx } from "@idol/ml/judge";
import type { ImportedJudge } from "@idol/ml/onnx";
import { nextCommand } from "./next-command.ts";

export function describeImported(imported: ImportedJudge): string {
  const { judge, forecast, largestDifference, rounding, features } = imported;
  const { config } = judge;
  const { scale, decompBase, decompLegs } = config.quantisation;
  const srs = hasCeremonySrs(forecast.logrows) ? "here" : "to be downloaded";
  const megabytes = (bytes: number) => `${formatCount(Math.round(bytes / 1e6))} MB`;
  return [
    `Network    ${networkOf(config)}`,
    `           within ${largestDifference.toExponential(1)} of onnxruntime, the key unchanged`,
    `Features   those of ${features}`,
    `Integers   scale ${scale}, relu decomposed to base ${decompBase} in ${decompLegs} legs`,
    ...(rounding === undefined
      ? []
      : [`           they score the sample clips within ${rounding.toFixed(4)} of the floats`]),
    `Forecast   ${formatCount(forecast.rows)} rows of 2^${forecast.logrows} (SRS ${srs}), proving key about ${megabytes(forecast.provingKeyBytes)},`,
    `           memory about ${megabytes(forecast.memoryBytes)}, verifier about ${formatCount(forecast.verifierBytes)} bytes`,
    ...(isCustomOnnx(config)
      ? ["Custom     its exact scores come from its circuit: build that before idol:score and idol:evaluate"]
      : []),
    `Wrote ${judge.folder}`,
    `Next: ${nextCommand({ task: "idol:circuit", options: { judge: judge.name } })}`,
    "It has no published threshold: evaluate it (idol:evaluate), or deploy with --threshold.",
  ].join("\n");
}

function networkOf(config: AnyConfig): string {
  if (isCustomOnnx(config)) {
    const { rows, cols, operators } = config.network;
    return `${rows}×${cols} → ${operators.join(" → ")}`;
  }
  const { rows, cols, channels, kernel, stride } = config.network;
  return `${rows}×${cols} → conv ${kernel.join("×")}, stride ${stride.join("×")}, ${channels} channels → relu → linear`;
}
