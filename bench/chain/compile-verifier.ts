import { readFile } from "node:fs/promises";
import type { InterfaceAbi } from "ethers";
import solc from "solc";

interface SolcOutput {
  errors?: { severity: string; formattedMessage: string }[];
  contracts?: Record<string, Record<string, { abi: InterfaceAbi; evm: { bytecode: { object: string } } }>>;
}

/** Compiles a generated verifier with the settings of this project's contracts. @param name - the contract's */
export async function compileVerifier(
  path: string,
  name: string,
): Promise<{ abi: InterfaceAbi; bytecode: string }> {
  const input = {
    language: "Solidity",
    sources: { "Verifier.sol": { content: await readFile(path, "utf8") } },
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 200 },
      outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
    },
  };
  const { errors = [], contracts } = JSON.parse(solc.compile(JSON.stringify(input))) as SolcOutput;
  const fatal = errors.find(({ severity }) => severity === "error");
  if (fatal !== undefined) throw new Error(fatal.formattedMessage);
  const { abi, evm } = contracts!["Verifier.sol"]![name]!;
  return { abi, bytecode: `0x${evm.bytecode.object}` };
}
