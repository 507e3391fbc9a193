import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { batchChecksum } from "@idol/client";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import { toQuantity, Wallet } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { IdolReward } from "../../types/ethers-contracts/IdolReward.js";
import type { MockToken } from "../../types/ethers-contracts/mocks/MockToken.js";
import { useSuiteFolder } from "../helpers/folder.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

/** Anvil's first account, which deploys. */
const DEPLOYER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
/** Another of its accounts, which is nobody here. */
const STRANGER = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const ETHER = 10n ** 18n;
const DAY = 86400;

describe("batches for a Safe, on Anvil", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  /** Two Safes without a key here, and without any coin. */
  const [safe, guard] = [Wallet.createRandom().address, Wallet.createRandom().address];
  let anvil: Anvil;
  let hre: HardhatRuntimeEnvironment;
  let reward: IdolReward;
  let token: MockToken;

  const request = async (method: string, ...params: unknown[]) =>
    await (await hre.network.getOrCreate()).provider.request({ method, params });
  const run = (id: string | string[], args: Record<string, unknown> = {}) => runTaskIn(hre, id, args);
  const file = (name: string) => folder.path(`${name}.json`);
  const propose = (name: string, id: string | string[], args: Record<string, unknown> = {}) =>
    run(id, { from: safe, safe: file(name), ...args });
  const height = async () => Number(await request("eth_blockNumber"));
  /** Reads a batch, compares its checksum, and has the Safe send it. */
  const execute = async (name: string, from = safe): Promise<number> => {
    const { meta, ...batch } = JSON.parse(await readFile(file(name), "utf8"));
    const { checksum, ...rest } = meta;
    expect(checksum).to.equal(batchChecksum({ ...batch, meta: rest }));
    expect(batch.chainId).to.equal("31337");
    expect(rest.createdFromSafeAddress).to.equal(from);
    const { ethers } = await hre.network.getOrCreate();
    const signer = await ethers.getImpersonatedSigner(from);
    await request("anvil_setBalance", from, toQuantity((await ethers.provider.getBalance(from)) + ETHER));
    for (const { to, value, data } of batch.transactions) {
      const receipt = await (await signer.sendTransaction({ to, value: BigInt(value), data })).wait();
      expect(receipt?.status).to.equal(1);
    }
    return batch.transactions.length;
  };

  before(async () => {
    anvil = await startAnvil();
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    const { result } = await run("idol:deploy");
    const { ethers } = await hre.network.getOrCreate();
    reward = await ethers.getContractAt("IdolReward", result.reward);
    token = await ethers.deployContract("MockToken");
  });
  after(async () => {
    await anvil?.stop();
  });

  it("are rehearsed on the newest block, also where the chain has hundreds", async () => {
    await request("anvil_mine", toQuantity(300));
    await run("idol:owner", { to: guard });
    await propose("newest", "idol:owner", { accept: true, from: guard });
    expect(existsSync(file("newest"))).to.equal(true);
  });

  it("hand the contract over to a Safe: named by the owner, accepted by a batch that changes nothing until it is sent", async () => {
    await run("idol:owner", { to: safe });
    const before = await height();
    const { result, output } = await propose("accept", "idol:owner", { accept: true });
    expect(result).to.include({ did: "accepted", account: safe });
    expect(output).to.match(/^Nothing was sent. Wrote .*accept\.json, a batch for the Safe 0x/);
    expect(output).to.include("Take over").and.include('network "anvil" (chain 31337)');
    expect(await height()).to.equal(before);
    expect(await reward.owner()).to.equal(DEPLOYER);
    expect(await execute("accept")).to.equal(1);
    expect(await reward.owner()).to.equal(safe);
  });

  it("name a guardian, and pause and end claims as the guardian", async () => {
    await propose("guardian", "idol:owner", { guardian: guard });
    await execute("guardian");
    expect(await reward.guardian()).to.equal(guard);
    await propose("pause", "idol:pause", { season: "1", from: guard });
    expect((await reward.seasonOf(1n)).state.paused).to.equal(false);
    await execute("pause", guard);
    expect((await reward.seasonOf(1n)).state.paused).to.equal(true);
    await propose("unpause", "idol:pause", { season: "1", from: guard, off: true });
    await execute("unpause", guard);
    expect((await reward.seasonOf(1n)).state.paused).to.equal(false);
  });

  it("open and fund a season in a token: four transactions, each upon those before it", async () => {
    await token.mint(safe, 5n * ETHER);
    const args = { prize: "1", pot: "3", duration: "30d", currency: await token.getAddress() };
    const { result, output } = await propose("open", ["idol:season", "open"], args);
    expect(result).to.include({ season: 2n });
    for (const title of ["Approve the currency", "Open the season", "Fund it"]) {
      expect(output).to.include(title);
    }
    expect(await reward.seasonCount()).to.equal(1n);
    expect(await execute("open")).to.equal(4);
    const { terms, state } = await reward.seasonOf(2n);
    expect(terms.organiser).to.equal(safe);
    expect(state.pot).to.equal(3n * ETHER);
    // The token is approved by now: only its allowance and the payment are left.
    await propose("fund", ["idol:season", "fund"], { season: "2", amount: "2" });
    expect(await execute("fund")).to.equal(2);
    expect((await reward.seasonOf(2n)).state.pot).to.equal(5n * ETHER);
  });

  it("name who is paid in the end, and close out", async () => {
    await propose("receiver", ["idol:season", "receiver"], { season: "2", to: DEPLOYER });
    await execute("receiver");
    expect(await reward.refundReceiverOf(2n)).to.equal(DEPLOYER);
    await request("evm_increaseTime", 40 * DAY);
    await request("evm_mine");
    const { result } = await propose("close", ["idol:season", "close-out"], { season: "2", to: guard });
    expect(result.amount).to.equal(5n * ETHER);
    await execute("close");
    expect(await token.balanceOf(guard)).to.equal(5n * ETHER);
    // Who is named is paid, whoever closes out.
    const { ethers } = await hre.network.getOrCreate();
    const before = await ethers.provider.getBalance(guard);
    await run(["idol:season", "receiver"], { season: "1", to: guard });
    await expectCode("OPTION_INVALID", () =>
      run(["idol:season", "close-out"], { season: "1", relay: true, to: DEPLOYER }),
    );
    await run(["idol:season", "close-out"], { season: "1", relay: true, from: STRANGER });
    expect((await ethers.provider.getBalance(guard)) - before).to.equal(ETHER / 10n);
  });

  it("are not written where the contract would refuse, the Safe cannot pay, or nobody said which Safe", async () => {
    const open = { prize: "1", pot: "3", duration: "30d" };
    const stranger = Wallet.createRandom().address;
    const no = async (code: Parameters<typeof expectCode>[0], args: Record<string, unknown>) => {
      await expectCode(code, () => propose("no", ["idol:season", "open"], { ...open, ...args }));
      expect(existsSync(file("no"))).to.equal(false);
    };
    await no("CONTRACT_REVERTED", { from: stranger });
    await request("anvil_setBalance", safe, toQuantity(2n * ETHER));
    await no("FUNDS_MISSING", {});
    // What went through on the copy before was not sent.
    const said: string[] = [];
    const args = { ...open, from: safe, safe: file("no") };
    await expectCode("FUNDS_MISSING", () =>
      runTaskIn(hre, ["idol:season", "open"], args, { onProgress: (text) => said.push(text) }),
    );
    expect(said.join("")).to.include("Fund it").and.not.include("Sent:");
    await no("OPTION_INVALID", { from: undefined });
    await no("CONTRACT_REVERTED", { duration: "3650d" });
    await expectCode("FILE_UNWRITABLE", () =>
      propose("no", ["idol:season", "open"], { ...open, safe: folder.path() }),
    );
    const inside = await createRuntime("default", folder.path("ignition"));
    await expectCode("NOT_DEPLOYED", () =>
      runTaskIn(inside, "idol:owner", { accept: true, from: safe, safe: file("no") }),
    );
    await expectCode("OPTION_INVALID", () => run("idol:owner", { accept: true, guardian: "nobody" }));
    await expectCode("OPTION_INVALID", () => run("idol:owner"));
  });

  it("are none of a deployment's, which says why and what to do", async () => {
    const { message } = await expectCode("OPTION_INVALID", () => run("idol:deploy", { safe: file("no") }));
    expect(message).to.include("--safe does not apply here").and.include("idol:owner");
  });

  it("are printed as JSON for programs, with what the rehearsal gave", async () => {
    const { output } = await propose("json", "idol:owner", { guardian: "nobody", json: true });
    const { batch, rehearsed } = JSON.parse(output);
    expect(batch.transactions).to.have.length(1);
    expect(batch.transactions[0].to).to.equal(await reward.getAddress());
    expect(rehearsed).to.include({ did: "guardian" });
    expect(await reward.guardian()).to.equal(guard);
  });
});
