import { createRequire } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";
import hardhatEzkl from "hardhat-ezkl";

export default defineConfig({
  plugins: [toolbox, hardhatEzkl],
  // The compiler from npm, so that nothing is downloaded.
  solidity: {
    version: "0.8.30",
    path: createRequire(import.meta.url).resolve("solc/soljson.js"),
    settings: { optimizer: { enabled: true, runs: 200 } },
  },
  ezkl: {
    circuits: { digits: { onnx: "models/digits-key.onnx", sample: "models/sample.json" } },
  },
});
