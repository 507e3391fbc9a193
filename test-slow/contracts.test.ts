import { spawnSync } from "node:child_process";
import { expect } from "chai";

describe("the contracts, longer than `npm test` has time for", function () {
  this.timeout(7_200_000);

  it("pass 10,000 fuzz runs a test and 1,000 x 200 calls an invariant", () => {
    const { status, stdout } = spawnSync("hardhat", ["test", "solidity", "--test-profile", "slow"], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    expect(status, stdout.slice(-4000)).to.equal(0);
    expect(stdout).to.match(/invariant_ContractAndModelAgree\(\) \(runs: 1000\)/);
  });

  it("keep every law of test/proofs", () => {
    const { status, stdout } = spawnSync(process.execPath, ["scripts/prove.ts", ".t.sol"], {
      encoding: "utf8",
    });
    expect(status, stdout.slice(-4000)).to.equal(0);
  });
});
