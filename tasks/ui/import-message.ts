import { hasCeremonySrs } from "@idol/ml/circuit/find-srs.ts";
import type { ImportedJudge } from "@idol/ml/judge/import/import-judge.ts";
import { formatCount } from "./format.ts";

export function describeImported({ judge, forecast, largestDifference, features }: ImportedJudge): string {
  const { rows, cols, channels, kernel, stride } = judge.config.network;
  const { scale, decompBase, decompLegs } = judge.config.quantisation;
  const srs = hasCeremonySrs(forecast.logrows) ? "here" : "to be downloaded";
  const megabytes = (bytes: number) => `${formatCount(Math.round(bytes / 1e6))} MB`;
  return [
    `Network    ${rows}×${cols} → conv ${kernel.join("×")}, stride ${stride.join("×")}, ${channels} channels → relu → linear`,
    `           within ${largestDifference.toExponential(1)} of onnxruntime, the key unchanged`,
    `Features   those of ${features}`,
    `Integers   scale ${scale}, relu decomposed to base ${decompBase} in ${decompLegs} legs`,
    `Forecast   ${formatCount(forecast.rows)} rows of 2^${forecast.logrows} (SRS ${srs}), proving key about ${megabytes(forecast.provingKeyBytes)},`,
    `           memory about ${megabytes(forecast.memoryBytes)}, verifier about ${formatCount(forecast.verifierBytes)} bytes`,
    `Wrote ${judge.folder}`,
    `Next: idol:circuit --judge ${judge.name}. It has no published threshold: evaluate it, or deploy with --threshold.`,
  ].join("\n");
}
