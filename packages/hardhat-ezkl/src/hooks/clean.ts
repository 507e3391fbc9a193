import { rm } from "node:fs/promises";
import type { CleanHooks } from "hardhat/types/hooks";
import { typesFile } from "../types/generate.ts";

/** `hardhat clean` removes what `hardhat build` makes again; circuits are removed by `ezkl clean` only. */
export default async (): Promise<Partial<CleanHooks>> => ({
  async onClean({ config }) {
    await rm(typesFile(config.ezkl), { force: true });
  },
});
