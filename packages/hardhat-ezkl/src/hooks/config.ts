import type { ConfigHooks } from "hardhat/types/hooks";
import { withVerifierCompilers } from "../config/compilers.ts";
import { resolveConfig } from "../config/resolve.ts";

export default async (): Promise<Partial<ConfigHooks>> => ({
  // Each command of the project comes through here: what it need not load is not loaded.
  validateUserConfig: async (config) =>
    config.ezkl === undefined ? [] : (await import("../config/validate.ts")).validateUserConfig(config),
  resolveUserConfig: async (user, resolveVariable, next) => {
    const resolved = await next(user, resolveVariable);
    const { root } = resolved.paths;
    const ezkl = resolveConfig(user.ezkl, root);
    const profiles = Object.entries(resolved.solidity.profiles).map(([name, profile]) => [
      name,
      withVerifierCompilers(profile, ezkl, root),
    ]);
    return { ...resolved, ezkl, solidity: { ...resolved.solidity, profiles: Object.fromEntries(profiles) } };
  },
});
