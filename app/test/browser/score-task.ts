import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { createRuntime, runTaskIn } from "../../../test/helpers/runtime.ts";
import { temporaryFolder } from "./bundle.ts";

let runtime: Promise<HardhatRuntimeEnvironment> | undefined;

/** What `idol:score` says of a file, in instance units. */
export async function scoreByTask(audio: string): Promise<bigint> {
  runtime ??= temporaryFolder("runtime").then((folder) => createRuntime("default", folder));
  const { result } = await runTaskIn(await runtime, "idol:score", { audio });
  return result.integer;
}
