import { approvalOf, balanceOf, NATIVE, needsApproval, payWith, readCurrency, readToken } from "@idol/client";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import hre from "hardhat";
import { type Chain, connectChain } from "../../../tasks/chain/connect.ts";
import { currencyOption } from "../../../tasks/ui/contest-options.ts";
import { expectCode } from "../expect-code.ts";

describe("currencies", () => {
  let chain: Chain;
  before(async () => {
    chain = await connectChain(hre);
  });

  it("are read by their symbol and decimals; the native coin is known", async () => {
    const { provider } = chain.ethers;
    const token = await chain.ethers.deployContract("MockToken");
    const address = await token.getAddress();
    const [account] = await chain.ethers.getSigners();
    await token.mint(account!.address, 5n);
    const currency = await readCurrency(provider, address);
    expect(currency).to.deep.equal({ address, symbol: "MOCK", decimals: 18 });
    expect(await balanceOf(provider, currency, account!.address)).to.equal(5n);
    expect(await readCurrency(provider, NATIVE.address)).to.equal(NATIVE);
    expect((await readCurrency(provider, NATIVE.address, "xDAI")).symbol).to.equal("xDAI");
    expect((await balanceOf(provider, NATIVE, account!.address)) > 0n).to.equal(true);
  });

  it("are shown in their smallest units where there is no token, and refused as an option", async () => {
    const { provider } = chain.ethers;
    const [account] = await chain.ethers.getSigners();
    const verifier = await (await chain.ethers.deployContract("MockVerifier")).getAddress();
    for (const address of [account!.address, verifier]) {
      expect(await readCurrency(provider, address)).to.deep.equal({ address, symbol: "units", decimals: 0 });
      await expectCode("OPTION_INVALID", () => currencyOption(provider, address));
    }
    await expectCode("ADDRESS_INVALID", () => currencyOption(provider, "0x12"));
    expect(await currencyOption(provider, undefined)).to.equal(NATIVE);
  });

  it("are not taken for broken because no node answers", async () => {
    const nobody = new JsonRpcProvider("http://127.0.0.1:1", 31337, { staticNetwork: true });
    try {
      const token = await (await chain.ethers.deployContract("MockToken")).getAddress();
      const error = await readToken(nobody, token).then(
        () => undefined,
        (thrown: { code?: unknown }) => thrown.code,
      );
      expect(error).to.equal("ECONNREFUSED");
    } finally {
      nobody.destroy();
    }
  });

  it("with a symbol of 32 bytes are read too", async () => {
    const tether = await (await chain.ethers.deployContract("MockTether")).getAddress();
    expect(await readToken(chain.ethers.provider, tether)).to.include({ symbol: "USDX", decimals: 6 });
  });
});

describe("an approval", () => {
  const setUp = async (name: "MockToken" | "MockTether") => {
    const { ethers } = await connectChain(hre);
    const [owner, spender] = await ethers.getSigners();
    const token = await ethers.deployContract(name as "MockTether");
    const address = await token.getAddress();
    const pay = (amount: bigint) =>
      payWith({ address, symbol: "T", decimals: 6 }, owner!, spender!.address, amount);
    const steps = async (amount: bigint) =>
      (await approvalOf(ethers.provider, address, owner!.address, spender!.address, amount)).length;
    const allowed = () => token.allowance(owner!.address, spender!.address);
    return { ethers, address, owner: owner!.address, spender: spender!.address, pay, steps, allowed };
  };

  it("of a token is exactly what is needed, once", async () => {
    const { pay, steps, allowed } = await setUp("MockToken");
    expect(await steps(5n)).to.equal(1);
    expect(await pay(5n)).to.deep.equal({ value: 0n });
    expect(await allowed()).to.equal(5n);
    expect(await steps(5n)).to.equal(0);
    expect(await steps(7n)).to.equal(1);
  });

  it("of a token as USDT goes back to zero first, from one amount to another", async () => {
    const { ethers, address, owner, spender, pay, steps, allowed } = await setUp("MockTether");
    expect(await steps(5n)).to.equal(1);
    await pay(5n);
    expect(await steps(7n)).to.equal(2);
    await pay(7n);
    expect(await allowed()).to.equal(7n);
    expect(await needsApproval(ethers.provider, address, owner, spender, 7n)).to.equal(false);
    expect(await needsApproval(ethers.provider, address, owner, spender, 8n)).to.equal(true);
  });

  it("is not needed of the native coin, which is sent along", async () => {
    const { ethers, owner, spender } = await setUp("MockToken");
    const [signer] = await ethers.getSigners();
    expect(await payWith(NATIVE, signer!, spender, 5n)).to.deep.equal({ value: 5n });
    expect(await needsApproval(ethers.provider, NATIVE.address, owner, spender, 5n)).to.equal(false);
  });
});
