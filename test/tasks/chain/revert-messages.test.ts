import { expect } from "chai";
import { Interface } from "ethers";
import hre from "hardhat";
import { explainRefusal, revertData } from "../../../tasks/chain/revert-messages.ts";

const ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

describe("explainRefusal", () => {
  let contract: Interface;
  before(async () => {
    contract = new Interface((await hre.artifacts.readArtifact("IIdolReward")).abi);
  });

  it("says what every custom error of the reward contract means", () => {
    for (const fragment of contract.fragments) {
      if (fragment.type !== "error") continue;
      const error = contract.getError(fragment.format("sighash"))!;
      const args = error.inputs.map(({ type }) => {
        if (type === "address") return ADDRESS;
        return type === "bytes32" ? `0x${"11".repeat(32)}` : 1n;
      });
      const explained = explainRefusal({ data: contract.encodeErrorResult(error, args) }, contract);
      expect(explained.code).to.equal("CONTRACT_REVERTED");
      expect(explained.message, error.name).to.include(`[${error.name}]`);
    }
  });

  it("explains a lack of money, and passes on what it does not know", () => {
    const poor = explainRefusal(new Error("insufficient funds for gas * price + value"), contract);
    expect(poor.code).to.equal("TRANSACTION_FAILED");
    expect(poor.remedy).to.include("--relay");
    const pending = explainRefusal(new Error("replacement transaction underpriced"), contract);
    expect(pending.message).to.include("pending");
    expect(explainRefusal(new Error("out of ink"), contract).message).to.include("out of ink");
    expect(explainRefusal({ data: "0xdeadbeef" }, contract).code).to.equal("TRANSACTION_FAILED");
  });

  it("knows the errors of tokens and of what the contracts are built on", () => {
    const errors = new Interface([
      "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
    ]);
    const data = errors.encodeErrorResult("ERC20InsufficientBalance", [ADDRESS, 1n, 2n]);
    const explained = explainRefusal({ data }, contract);
    expect(explained.code).to.equal("CONTRACT_REVERTED");
    expect(explained.message).to.include("has 1 of the token and would need 2");
  });

  it("finds the reverted bytes wherever the client put them", () => {
    const data = "0x12345678";
    expect(revertData({ data })).to.equal(data);
    expect(revertData({ cause: { data } })).to.equal(data);
    expect(revertData({ data: { data } })).to.equal(data);
    expect(revertData(new Error("no data"))).to.equal(undefined);
  });
});
