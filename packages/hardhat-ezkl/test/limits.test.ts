import { codeOf, rejectionCode } from "@idol/dev/code-of";
import { forecastCost } from "@idol/ezkl/circuit";
import { expect } from "chai";
import { type Compiling, compileVerifier, MOST_CODE_BYTES } from "../src/chain/artifact.ts";
import { checkMemory } from "../src/circuit/memory.ts";
import type { CircuitConfig } from "../src/index.ts";

describe("limits", () => {
  it("are the machine's memory, before anything is built", () => {
    const forecast = forecastCost(100_000, 17);
    expect(codeOf(() => checkMemory("large", forecast, forecast.memoryBytes - 1))).to.equal(
      "MEMORY_TOO_SMALL",
    );
    checkMemory("large", forecast, forecast.memoryBytes);
  });

  it("are 24,576 bytes of a verifier", async () => {
    const config = {
      name: "large",
      contract: "LargeVerifier",
      verifier: "/project/LargeVerifier.sol",
    } as CircuitConfig;
    const compiling = (bytes: number) =>
      ({
        config: { paths: { root: "/project" } },
        solidity: { build: async () => new Map(), isSuccessfulBuildResult: () => true },
        artifacts: {
          clearCache: async () => {},
          readArtifact: async () => ({
            abi: [],
            bytecode: "0x",
            deployedBytecode: `0x${"00".repeat(bytes)}`,
          }),
        },
      }) as unknown as Compiling;
    const code = await rejectionCode(compileVerifier(compiling(MOST_CODE_BYTES + 1), config));
    expect(code).to.equal("VERIFIER_TOO_LARGE");
    expect((await compileVerifier(compiling(MOST_CODE_BYTES), config)).bytes).to.equal(MOST_CODE_BYTES);
  });
});
