import { expect } from "chai";
import hre from "hardhat";
import { type Chain, connectChain } from "../../../tasks/chain/connect.ts";
import { balanceOf, NATIVE, parseAmount, readCurrency } from "../../../tasks/chain/currency.ts";
import { expectCode } from "../expect-code.ts";

describe("currency", () => {
  let chain: Chain;
  before(async () => {
    chain = await connectChain(hre);
  });

  it("reads a token's symbol and decimals, and knows the native coin", async () => {
    const token = await chain.ethers.deployContract("MockToken");
    const address = await token.getAddress();
    const [account] = await chain.ethers.getSigners();
    await token.mint(account!.address, 5n);
    const currency = await readCurrency(chain, address);
    expect(currency).to.deep.equal({ address, symbol: "MOCK", decimals: 18 });
    expect(await balanceOf(chain, currency, account!.address)).to.equal(5n);
    expect(await readCurrency(chain, NATIVE.address)).to.equal(NATIVE);
    expect((await balanceOf(chain, NATIVE, account!.address)) > 0n).to.equal(true);
  });

  it("refuses an address with no code, and a contract that is no token", async () => {
    const [account] = await chain.ethers.getSigners();
    await expectCode("OPTION_INVALID", () => readCurrency(chain, account!.address));
    const verifier = await chain.ethers.deployContract("MockVerifier");
    await expectCode("OPTION_INVALID", async () => readCurrency(chain, await verifier.getAddress()));
  });

  it("takes amounts with as many digits as the currency has, above zero", async () => {
    const dollars = { ...NATIVE, symbol: "USD", decimals: 6 };
    expect(parseAmount("1.000001", dollars, "prize")).to.equal(1_000_001n);
    for (const text of ["1.0000001", "0", "0.0", "-1", "", "1.", ".5", "1e18", "0x1", "1 000"]) {
      await expectCode("OPTION_INVALID", () => parseAmount(text, dollars, "prize"));
    }
  });
});
