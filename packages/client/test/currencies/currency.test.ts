import { expect } from "chai";
import { AbiCoder, type ContractRunner, encodeBytes32String, id, type Provider, ZeroAddress } from "ethers";
import { balanceOf, NATIVE, readCurrency, readToken } from "../../src/currencies/currency.ts";

const TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

/** A chain with one token, of 18 decimals by default, that calls itself so. */
function chainWith(symbol: string, decimals = 18): ContractRunner {
  const coder = AbiCoder.defaultAbiCoder();
  const answers = new Map([
    [id("decimals()").slice(0, 10), coder.encode(["uint8"], [decimals])],
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

  it("is shown in its smallest units where it does not tell its decimals, or tells more than an amount has", async () => {
    const mute = {
      provider: null,
      call: async () => {
        throw Object.assign(new Error("execution reverted"), { code: "CALL_EXCEPTION", data: "0x" });
      },
    } as unknown as ContractRunner;
    const units = { address: TOKEN, symbol: "units", decimals: 0 };
    for (const chain of [mute, chainWith("BIG", 78)]) {
      expect(await readCurrency(chain, TOKEN)).to.deep.equal(units);
      expect(await readToken(chain, TOKEN)).to.equal(undefined);
    }
    expect(await readToken(chainWith("BIG", 77), TOKEN)).to.deep.equal({
      address: TOKEN,
      symbol: "BIG",
      decimals: 77,
    });
  });

  it("is called by plain characters alone, twelve at most, also where an early token gives 32 bytes", async () => {
    const called = async (symbol: string) => (await readToken(chainWith(symbol), TOKEN))?.symbol;
    expect(await called("U\u202eS D\n")).to.equal("USD");
    expect(await called("ABCDEFGHIJKLM")).to.equal("ABCDEFGHIJKL");
    expect(await called("\u200b")).to.equal("tokens");
    const answers = (symbol: string) => async (transaction: { data?: string | null }) =>
      transaction.data === "0x95d89b41" ? symbol : AbiCoder.defaultAbiCoder().encode(["uint8"], [18]);
    const early = async (symbol: string) =>
      await readToken({ provider: null, call: answers(symbol) } as unknown as ContractRunner, TOKEN);
    expect(await early(encodeBytes32String("MKR"))).to.include({ symbol: "MKR", decimals: 18 });
    expect(await early("0x")).to.include({ symbol: "tokens", decimals: 18 });
  });
});

describe("what an account has", () => {
  it("is asked of the chain for its own coin, and of the token for a token", async () => {
    const owner = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    const chain = {
      getBalance: async (account: string) => (account === owner ? 5n : 0n),
      call: async ({ to, data }: { to: string; data: string }) =>
        AbiCoder.defaultAbiCoder().encode(
          ["uint256"],
          [to === TOKEN && data.endsWith(owner.slice(2).toLowerCase()) ? 7n : 0n],
        ),
    } as unknown as Provider;
    expect(await balanceOf(chain, NATIVE, owner)).to.equal(5n);
    expect(await balanceOf(chain, { address: TOKEN }, owner)).to.equal(7n);
  });
});
