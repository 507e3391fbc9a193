import { type ImportedJudge, importJudge } from "@idol/ml/onnx";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { builderOf } from "hardhat-ezkl/build";
import { describeImported } from "../ui/import-message.ts";
import { optionalNumber, required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface ImportArguments {
  onnx: string | undefined;
  name: string | undefined;
  features: string | undefined;
  scale: string | undefined;
  json: boolean;
}

export default async function importTask(
  args: ImportArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<ImportedJudge> {
  const output = { json: args.json, show: describeImported, toPrint: jsonOf };
  return await runTask(output, async ({ onProgress, signal }) => {
    return await importJudge({
      onnx: required(args.onnx, "onnx"),
      name: required(args.name, "name"),
      features: args.features,
      scale: optionalNumber(args.scale, "scale"),
      python: builderOf(hre.config.ezkl, { onProgress, signal }).python,
      onProgress,
      signal,
    });
  });
}

/** The weights are in the file. */
function jsonOf({ judge, ...rest }: ImportedJudge): unknown {
  const { name, folder, config } = judge;
  return { name, folder, network: config.network, quantisation: config.quantisation, ...rest };
}
