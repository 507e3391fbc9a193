import { expect } from "chai";
import { AbiCoder, type ContractRunner, id, ZeroAddress } from "ethers";
import { readCurrency } from "../../src/currencies/currency.ts";

const TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

/** A chain with one token of 18 decimals that calls itself so. */
function chainWith(symbol: string): ContractRunner {
  const coder = AbiCoder.defaultAbiCoder();
  const answers = new Map([
    [id("decimals()").slice(0, 10), coder.encode(["uint8"], [18])],
    [id("symbol()").slice(0, 10), coder.encode(["string"], [symbol])],
  ]);
  return { provider: null, call: async ({ data }) => answers.get(data!.slice(0, 10))! } as ContractRunner;
}

describe("a season's currency", () => {
  it("is the chain's own coin, by the name that the deployment gives it", async () => {
    expect(await readCurrency(chainWith("X"), ZeroAddress, "SepoliaETH")).to.include({
      symbol: "SepoliaETH",
    });
  });

  it("is a token by its own name, but for one that calls itself as the chain's coin", async () => {
    expect((await readCurrency(chainWith("USDX"), TOKEN)).symbol).to.equal("USDX");
    expect((await readCurrency(chainWith("ETH"), TOKEN)).symbol).to.equal("ETH (a token)");
    expect((await readCurrency(chainWith("eth"), TOKEN, "POL")).symbol).to.equal("eth (a token)");
    expect((await readCurrency(chainWith("POL"), TOKEN, "POL")).symbol).to.equal("POL (a token)");
  });
});
