import { definePlugin } from "hardhat/plugins";
import type { HardhatPlugin } from "hardhat/types/plugins";
import { tasks } from "./tasks/definitions.ts";

export type {
  CircuitConfig,
  CircuitUserConfig,
  EzklConfig,
  EzklUserConfig,
  ParamsVisibility,
  Visibility,
} from "./config/types.ts";
export type { CircuitProof } from "./proofs/circuit-proof.ts";
export type { NamedValues, StatedValues, Statement } from "./proofs/statement.ts";
export type { EzklCircuit, ProofMade, ProvingOptions, StatementOf } from "./runtime/circuit.ts";
export type { ConnectionEzkl } from "./runtime/connection.ts";
export type { Ezkl } from "./runtime/ezkl.ts";
export type { EzklVerifier } from "./runtime/verifier.ts";
export type * from "./type-extensions.ts";

/**
 * Circuits of ONNX models, their verifiers and proofs, as tasks and as `hre.ezkl`.
 *
 * @example
 * import hardhatEzkl from "hardhat-ezkl";
 *
 * export default defineConfig({
 *   plugins: [hardhatEzkl],
 *   ezkl: { circuits: { digits: { onnx: "models/digits.onnx", sample: "models/sample.json" } } },
 * });
 */
const plugin: HardhatPlugin = definePlugin({
  id: "hardhat-ezkl",
  npmPackage: "hardhat-ezkl",
  hookHandlers: {
    clean: () => import("./hooks/clean.ts"),
    config: () => import("./hooks/config.ts"),
    hre: () => import("./hooks/hre.ts"),
    network: () => import("./hooks/network.ts"),
    solidity: () => import("./hooks/solidity.ts"),
  },
  tasks,
});

export default plugin;
