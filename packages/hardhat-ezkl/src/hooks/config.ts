import type { ConfigHooks } from "hardhat/types/hooks";
import { withVerifierCompilers } from "../config/compilers.ts";
import { resolveConfig } from "../config/resolve.ts";
import { validateUserConfig } from "../config/validate.ts";

export default async (): Promise<Partial<ConfigHooks>> => ({
  validateUserConfig: async (config) => validateUserConfig(config),
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
