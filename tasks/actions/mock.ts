import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { WitnessResult } from "../ui/messages.ts";
import { runWitness } from "./witness.ts";

interface MockArguments {
  audio: string | undefined;
  judge: string;
  json: boolean;
}

export default async function mock(
  args: MockArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WitnessResult> {
  return await runWitness(args, hre, { mock: true });
}
