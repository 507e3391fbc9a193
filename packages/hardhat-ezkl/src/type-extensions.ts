import type { EzklConfig, EzklUserConfig } from "./config/types.ts";
import type { ConnectionEzkl } from "./runtime/connection.ts";
import type { Ezkl } from "./runtime/ezkl.ts";

declare module "hardhat/types/config" {
  interface HardhatUserConfig {
    /** Circuits of ONNX models: see the README of hardhat-ezkl. */
    ezkl?: EzklUserConfig;
  }
  interface HardhatConfig {
    ezkl: EzklConfig;
  }
}

declare module "hardhat/types/hre" {
  interface HardhatRuntimeEnvironment {
    /** The project's circuits. */
    ezkl: Ezkl;
  }
}

declare module "hardhat/types/network" {
  interface NetworkConnection<ChainTypeT extends ChainType | string = DefaultChainType> {
    /** The verifiers of the project's circuits on this network. */
    ezkl: ConnectionEzkl;
  }
}
