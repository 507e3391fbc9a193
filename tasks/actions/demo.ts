import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type DemoResult, runDemo } from "../demo/demo.ts";
import { runTask } from "../ui/run-task.ts";

interface DemoArguments {
  audio: string | undefined;
  json: boolean;
}

export default async function demo(args: DemoArguments, hre: HardhatRuntimeEnvironment): Promise<DemoResult> {
  return await runTask({ json: args.json, show: () => "Done." }, (context) =>
    runDemo(hre, context, args.audio),
  );
}
