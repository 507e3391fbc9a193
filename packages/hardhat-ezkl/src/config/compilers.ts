import { relative, sep } from "node:path";
import type { SolidityBuildProfileConfig, SolidityCompilerConfig } from "hardhat/types/config";
import type { EzklConfig } from "./types.ts";

/** What EZKL's verifiers need: without the optimizer their stack is too deep, and one run makes them smallest. */
const SETTINGS = {
  optimizer: { enabled: true, runs: 1 },
  viaIR: false,
  // The metadata's hash depends on what else was compiled along; without it one source is one code hash.
  metadata: { bytecodeHash: "none" },
};

/** A build profile with a compiler of its own for each circuit's verifier, so that any project compiles them, and all profiles alike. */
export function withVerifierCompilers(
  profile: SolidityBuildProfileConfig,
  ezkl: EzklConfig,
  root: string,
): SolidityBuildProfileConfig {
  const compiler = newest(profile.compilers);
  if (compiler === undefined) return profile;
  const overrides = { ...profile.overrides };
  for (const { verifier } of Object.values(ezkl.circuits)) {
    const source = relative(root, verifier).split(sep).join("/");
    const { outputSelection, evmVersion } = compiler.settings;
    overrides[source] ??= {
      ...compiler,
      settings: { outputSelection, ...(evmVersion === undefined ? {} : { evmVersion }), ...SETTINGS },
    };
  }
  return { ...profile, overrides };
}

/** The newest Solidity 0.8 of a profile. */
function newest(compilers: readonly SolidityCompilerConfig[]): SolidityCompilerConfig | undefined {
  const patch = ({ version }: SolidityCompilerConfig) => Number(/^0\.8\.(\d+)/.exec(version)?.[1] ?? -1);
  return compilers.filter((each) => patch(each) >= 0).sort((a, b) => patch(b) - patch(a))[0];
}
