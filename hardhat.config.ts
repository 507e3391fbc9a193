import { createRequire, enableCompileCache } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";
import hardhatEzkl from "hardhat-ezkl";
import { stripTypesNatively } from "./scripts/native-types.ts";
import idol from "./tasks/index.ts";

// What tasks load later is compiled once and kept; coverage is told less precisely of kept code.
if (process.env.NODE_V8_COVERAGE === undefined) enableCompileCache();
stripTypesNatively();

const require = createRequire(import.meta.url);
const mocha = require("./.mocharc.cjs");
const solc = require.resolve("solc/soljson.js");

const compiler = {
  version: "0.8.30",
  path: solc,
  settings: {
    evmVersion: "cancun",
    // At 200 IdolReward is larger than the 24,576 bytes that the chain takes.
    optimizer: { enabled: true, runs: 100 },
    // The metadata's hash depends on what else was compiled along; without it, one source is one bytecode and one code hash.
    metadata: { bytecodeHash: "none" },
  },
};

/** A claim's gas is its verifier's, mostly: compiled for a million runs it saves each claim about 10,000. */
const verifier = {
  ...compiler,
  settings: { ...compiler.settings, optimizer: { enabled: true, runs: 1_000_000 } },
};

const profile = {
  compilers: [compiler],
  overrides: {
    "contracts/generated/IdolVerifier.sol": verifier,
  },
};

export default defineConfig({
  // Judges come at run time, by idol:import, and are bound to how they hear: they are circuits of `idol`, not of `ezkl`.
  plugins: [toolbox, hardhatEzkl, idol],
  paths: {
    ignition: "deploy",
    tests: { mocha: "test", solidity: "test/solidity" },
  },
  // Both profiles alike: explorers are given the settings of "production", and that must be what was deployed.
  solidity: { profiles: { default: profile, production: profile } },
  coverage: { skipFiles: ["contracts/generated/**", "contracts/mocks/**"] },
  test: {
    // The time limit is Hardhat's own.
    mocha: { retries: mocha.retries, reporter: mocha.reporter },
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 5000, seed: "0x1d01" },
          invariant: { runs: 500, depth: 100, failOnRevert: true },
        },
        // test-slow/contracts.test.ts runs it.
        slow: {
          fuzz: { runs: 10_000, seed: "0x51d01" },
          invariant: { runs: 1000, depth: 200, failOnRevert: true },
        },
      },
    },
  },
  networks: {
    anvil: { type: "http", url: process.env.IDOL_ANVIL_URL ?? "http://127.0.0.1:3030", chainType: "l1" },
    // Any node, by environment or keystore; without a key, the accounts that the node itself holds.
    rpc: {
      type: "http",
      chainType: "generic",
      url: configVariable("IDOL_RPC_URL"),
      accounts: process.env.IDOL_PRIVATE_KEY === undefined ? "remote" : [configVariable("IDOL_PRIVATE_KEY")],
    },
    sepolia: {
      type: "http",
      chainType: "l1",
      chainId: 11155111,
      url: configVariable("SEPOLIA_RPC_URL"),
      accounts: [configVariable("SEPOLIA_PRIVATE_KEY")],
    },
    baseSepolia: {
      type: "http",
      chainType: "op",
      chainId: 84532,
      url: configVariable("BASE_SEPOLIA_RPC_URL"),
      accounts: [configVariable("BASE_SEPOLIA_PRIVATE_KEY")],
    },
    hoodi: {
      type: "http",
      chainType: "l1",
      chainId: 560048,
      url: configVariable("HOODI_RPC_URL"),
      accounts: [configVariable("HOODI_PRIVATE_KEY")],
    },
  },
  verify: { etherscan: { apiKey: configVariable("ETHERSCAN_API_KEY") } },
});
