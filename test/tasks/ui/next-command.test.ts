import { execFileSync } from "node:child_process";
import { expect } from "chai";
import { nextCommand } from "../../../tasks/ui/next-command.ts";

describe("nextCommand", () => {
  it("names the network, and the options that are given", () => {
    const command = {
      task: "idol:season fund",
      network: "sepolia",
      options: { season: 1n, amount: undefined },
    };
    expect(nextCommand(command)).to.equal("npx hardhat --network sepolia idol:season fund --season 1");
    expect(
      nextCommand({ task: "idol:claim", network: "default", options: { relay: true, from: false } }),
    ).to.equal("npx hardhat idol:claim --relay");
  });

  it("gives a shell each value as it is, whatever a stranger wrote", () => {
    for (const uri of ["https://a/b?c=d&e=$(id)", "it's `here`", 'x";rm -rf "y', "a b", ""]) {
      const command = nextCommand({ task: "idol:reveal", options: { uri } }).replace(
        "npx hardhat",
        "printf '%s|'",
      );
      expect(execFileSync("sh", ["-c", command], { encoding: "utf8" })).to.equal(`idol:reveal|--uri|${uri}|`);
    }
  });
});
