import type { HardhatPlugin } from "hardhat/types/plugins";

/** Circuits of ONNX models, their verifiers and proofs, as tasks and as `hre.ezkl`. */
const plugin: HardhatPlugin = {
  id: "hardhat-ezkl",
  npmPackage: "hardhat-ezkl",
};

export default plugin;
