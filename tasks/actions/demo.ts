import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type AuditedDemoResult, runAuditedDemo } from "../demo/audited.ts";
import { type DemoResult, runDemo } from "../demo/demo.ts";
import { runTask } from "../ui/run-task.ts";

interface DemoArguments {
  audio: string | undefined;
  full: boolean;
  json: boolean;
}

/** What the demo showed, with its second part where that was asked for. */
export interface WholeDemoResult extends DemoResult {
  audited?: AuditedDemoResult;
}

export default async function demo(
  args: DemoArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WholeDemoResult> {
  return await runTask({ json: args.json, show: () => "Done." }, async (context) => {
    const first = await runDemo(hre, context, args.audio);
    if (!args.full) return first;
    return { ...first, audited: await runAuditedDemo(hre, context, first) };
  });
}
