import { rm } from "node:fs/promises";
import type { CleanHooks } from "hardhat/types/hooks";

/** `hardhat clean` removes what `hardhat build` makes again; circuits are removed by `ezkl clean` only. */
export default async (): Promise<Partial<CleanHooks>> => ({
  async onClean({ config }) {
    const { typesFile } = await import("../types/generate.ts");
    await rm(typesFile(config.ezkl), { force: true });
  },
});
