import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** Compiles what has changed, so that artifacts and addresses speak of the same contracts. */
export async function buildContracts(hre: HardhatRuntimeEnvironment): Promise<void> {
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
}
