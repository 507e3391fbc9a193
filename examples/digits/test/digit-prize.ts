import { readFile } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";

const images: Record<string, number[]> = JSON.parse(await readFile("models/images.json", "utf8"));
const { ethers, ezkl } = await hre.network.create();
const digits = await hre.ezkl.circuit("digits");
const [singer, thief, relayer] = await ethers.getSigners();

/** A prize with ten digits' worth of ether, and its verifier. */
async function deploy() {
  const { address } = await ezkl.deployVerifier("digits");
  return await ethers.deployContract("DigitPrize", [address], { value: ethers.parseEther("0.1") });
}

const topic = (digit: number) => ethers.zeroPadValue(ethers.toBeHex(digit), 32);

describe("DigitPrize", function () {
  this.timeout(120_000);

  let prize: Awaited<ReturnType<typeof deploy>>;
  let proof: Awaited<ReturnType<typeof digits.prove>>["proof"];

  before(async () => {
    prize = await deploy();
    const key = await prize.keyOf(singer!.address, topic(7));
    ({ proof } = await digits.prove({ key, pixels: images[7]! }));
  });

  it("refuses the proof for another digit, for another account, and edited", async () => {
    const { bytes, instances } = proof;
    await expect(prize.claim(singer!.address, 1, bytes, instances)).to.be.revertedWithCustomError(
      prize,
      "EzklKeyMismatch",
    );
    await expect(prize.claim(thief!.address, 7, bytes, instances)).to.be.revertedWithCustomError(
      prize,
      "EzklKeyMismatch",
    );
    const stolen = [await prize.keyOf(thief!.address, topic(7)), ...instances.slice(1)];
    await expect(prize.claim(thief!.address, 7, bytes, stolen)).to.be.revert(ethers);
    const better = instances.with(8, instances[8]! + 1n);
    await expect(prize.claim(singer!.address, 7, bytes, better)).to.be.revert(ethers);
  });

  it("refuses an image that the model reads as another digit", async () => {
    const key = await prize.keyOf(singer!.address, topic(3));
    const wrong = await digits.prove({ key, pixels: images[8]! });
    await expect(
      prize.claim(singer!.address, 3, wrong.proof.bytes, wrong.proof.instances),
    ).to.be.revertedWithCustomError(prize, "NotThatDigit");
  });

  it("pays whom the proof names, whoever sends it, and each digit once", async () => {
    const { bytes, instances } = proof;
    const before = await ethers.provider.getBalance(singer!.address);
    await prize.connect(relayer!).claim(singer!.address, 7, bytes, instances);
    expect((await ethers.provider.getBalance(singer!.address)) - before).to.equal(await prize.PRIZE());
    expect(await prize.winnerOf(7)).to.equal(singer!.address);
    await expect(prize.claim(singer!.address, 7, bytes, instances)).to.be.revertedWithCustomError(
      prize,
      "EzklAlreadyUsed",
    );
  });

  after(async () => await digits.close());
});
