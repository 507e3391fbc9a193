import type { HardhatRuntimeEnvironmentHooks } from "hardhat/types/hooks";
import { Ezkl } from "../runtime/ezkl.ts";

export default async (): Promise<Partial<HardhatRuntimeEnvironmentHooks>> => ({
  created: async (_context, hre) => {
    hre.ezkl = new Ezkl(hre.config.ezkl);
  },
});
