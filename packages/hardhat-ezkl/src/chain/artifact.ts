import { relative, sep } from "node:path";
import type { HookContext } from "hardhat/types/hooks";
import type { CircuitConfig } from "../config/types.ts";
import { PluginError } from "../errors.ts";

/** What of Hardhat compiles a verifier. */
export type Compiling = Pick<HookContext, "config" | "solidity" | "artifacts">;

/** A compiled verifier. */
export interface VerifierArtifact {
  abi: readonly unknown[];
  bytecode: string;
  deployedBytecode: string;
  /** Of the deployed code. */
  bytes: number;
}

/** The EVM's limit of a contract's code (EIP-170). */
export const MOST_CODE_BYTES = 24_576;

/**
 * Compiles a circuit's verifier, if it has changed, and reads its artifact.
 *
 * @throws PluginError `COMPILATION_FAILED`, `VERIFIER_TOO_LARGE`
 */
export async function compileVerifier(
  { config, solidity, artifacts }: Compiling,
  { verifier, contract, name }: CircuitConfig,
): Promise<VerifierArtifact> {
  const built = await solidity.build([verifier], { quiet: true });
  if (!solidity.isSuccessfulBuildResult(built)) {
    const why = "formattedReason" in built ? built.formattedReason : messagesOf(built);
    throw new PluginError(
      "COMPILATION_FAILED",
      `The verifier ${verifier} does not compile: ${why}`,
      "It needs a Solidity 0.8 compiler with the optimizer among those of hardhat.config.ts, and must lie within the project's sources.",
    );
  }
  // Hardhat remembers which artifacts there were at the first look: another circuit's may have been compiled since.
  await artifacts.clearCache();
  const source = relative(config.paths.root, verifier).split(sep).join("/");
  const { abi, bytecode, deployedBytecode } = await artifacts.readArtifact(`${source}:${contract}`);
  const bytes = (deployedBytecode.length - 2) / 2;
  if (bytes > MOST_CODE_BYTES) {
    throw new PluginError(
      "VERIFIER_TOO_LARGE",
      `The verifier of "${name}" has ${bytes} bytes; the EVM takes ${MOST_CODE_BYTES}.`,
      'Give the circuit fewer "columns" or a simpler model.',
    );
  }
  return { abi, bytecode, deployedBytecode, bytes };
}

function messagesOf(
  built: Map<string, { errors?: { formattedMessage?: string; message: string }[] }>,
): string {
  return [...built.values()]
    .flatMap(({ errors = [] }) => errors.map(({ formattedMessage, message }) => formattedMessage ?? message))
    .join("\n");
}
