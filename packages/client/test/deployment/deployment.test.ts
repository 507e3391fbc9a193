import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { isDevelopmentChain, parseDeployment } from "../../src/deployment/deployment.ts";

const REWARD = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const plain = { network: "Sepolia", chainId: 11155111, reward: REWARD };

describe("parseDeployment", () => {
  it("takes what a page needs, and demo accounts on development chains alone", () => {
    const demoAccounts = [{ name: "Singer", address: REWARD }];
    expect(parseDeployment({ ...plain, fromBlock: 7 })).to.deep.equal({ ...plain, fromBlock: 7 });
    expect(parseDeployment({ ...plain, demoAccounts })).to.deep.equal(plain);
    expect(parseDeployment({ ...plain, chainId: 31337, demoAccounts }).demoAccounts).to.deep.equal(
      demoAccounts,
    );
    expect([1n, 1337, 31337n].map(isDevelopmentChain)).to.deep.equal([false, true, true]);
  });

  it("refuses what is missing, unknown or wrong", () => {
    for (const wrong of [undefined, null, [], {}, { ...plain, reward: "0x12" }, { ...plain, rpc: "x" }]) {
      expect(codeOf(() => parseDeployment(wrong))).to.equal("DEPLOYMENT_INVALID");
    }
    expect(errorOf(() => parseDeployment({})).cause).to.have.property("name", "JsonFault");
  });
});
