import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { useSuiteFolder } from "../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

/** Hardhat's own accounts. */
const OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const AUDITOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const FRIEND = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const SILENT = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const RELAYER = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc";
const RECEIVER = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
const DAY = 86400;
const PRIZE = 10n ** 16n;
const BOND = 10n ** 15n;

describe("claims in batches, and what anyone may send for others", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  let hre: HardhatRuntimeEnvironment;
  let reward: IIdolReward;
  let address: string;

  const run = (id: string | string[], args: Record<string, unknown> = {}) => runTaskIn(hre, id, args);
  const here = (id: string | string[], args: Record<string, unknown> = {}) =>
    run(id, { reward: address, ...args });
  const pass = async (days: number): Promise<void> => {
    const { provider } = await hre.network.getOrCreate();
    await provider.request({ method: "evm_increaseTime", params: [days * DAY] });
    await provider.request({ method: "evm_mine", params: [] });
  };
  const proofOf = (name: string) => folder.path(`proofs/${name}.json`);
  const batch = (args: Record<string, unknown> = {}) =>
    run("idol:claim-batch", { proofs: folder.path("proofs"), from: RELAYER, ...args });

  before(async () => {
    hre = await createRuntime("default", folder.path("ignition"));
    const { ethers } = await hre.network.getOrCreate();
    address = await (await ethers.deployContract("IdolReward", [OWNER, ZeroAddress])).getAddress();
    reward = await ethers.getContractAt("IIdolReward", address);
    const verifier = await (await ethers.deployContract("IdolVerifier")).getAddress();
    await here(["idol:season", "open"], {
      verifier,
      ...{ prize: "0.01", pot: "0.015", duration: "30d", noBadge: true },
      ...{ auditor: AUDITOR, bond: "0.001", revealPeriod: "1d", auditPeriod: "1d" },
    });
    await mkdir(folder.path("proofs"));
    for (const [name, account] of Object.entries({ "1": SINGER, "2": SILENT, "3": FRIEND })) {
      await here("idol:prove", { audio: SURPRISE_CLIP, season: "1", account, out: proofOf(name) });
    }
    for (const [name, from] of Object.entries({ "1": SINGER, "3": FRIEND })) {
      const { output } = await run("idol:claim", { proof: proofOf(name), sign: true, from, json: true });
      await writeFile(`${proofOf(name)}.signed.json`, output);
    }
    // The same claim once more: it can be made once.
    for (const end of ["", ".binding.json", ".signed.json"]) {
      await copyFile(`${proofOf("1")}${end}`, `${proofOf("4")}${end}`);
    }
  });

  it("are refused as a whole where the folder holds no proof, or proofs for several seasons", async () => {
    await expectCode("FILE_NOT_FOUND", () => batch({ proofs: folder.path("") }));
    await expectCode("FILE_UNREADABLE", () => batch({ proofs: folder.path("nowhere") }));
    const other = folder.path("other");
    await mkdir(other);
    const proof = await readFile(proofOf("1"));
    const sidecar = JSON.parse(await readFile(`${proofOf("1")}.binding.json`, "utf8"));
    await writeFile(`${other}/1.json`, proof);
    await writeFile(`${other}/1.json.binding.json`, JSON.stringify({ ...sidecar, season: "2" }));
    await expectCode("BINDING_MISMATCH", () => batch({ proofs: other }));
  });

  it("go in together, with bonds from who sends them, and one that is refused stops none", async () => {
    const kept = process.exitCode;
    const { ethers } = await hre.network.getOrCreate();
    const before = await ethers.provider.getBalance(RELAYER);
    const { result, output } = await batch();
    expect(process.exitCode).to.equal(1);
    process.exitCode = kept;
    expect(result.claimed.map(({ item, singer, prize }: never) => [item, singer, prize])).to.deep.equal([
      ["1.json", SINGER, PRIZE],
      ["3.json", FRIEND, 0n],
    ]);
    const refused = Object.fromEntries(result.refused.map(({ proof, why }: never) => [proof, why]));
    expect(refused["2.json"]).to.include("IdolSignatureExpired");
    expect(refused["4.json"]).to.include("IdolClaimUnderAudit");
    expect(output).to.include("2 of 4 claims are in season 1.").and.include("Refused: 4.json: ");
    const [{ transaction }] = result.transactions;
    const { fee, gasUsed } = (await ethers.provider.getTransactionReceipt(transaction))!;
    // Two bonds went in; those of the refused claims came back.
    expect(before - (await ethers.provider.getBalance(RELAYER))).to.equal(2n * BOND + fee);
    // Each claim's gas was asked for by itself, that of the one which was to be refused too.
    const { gasLimit } = (await ethers.provider.getTransaction(transaction))!;
    expect(gasLimit - gasUsed > 400_000n).to.equal(true);
    expect((await reward.claimOf(1n, SINGER)).status).to.equal(1n);
    expect((await reward.claimOf(1n, FRIEND)).status).to.equal(4n);
  });

  it("get nothing by promotion that the pot does not hold; the pot filled, who waits has a prize", async () => {
    const promote = () => here(["idol:season", "promote"], { season: "1", from: RELAYER });
    const { result, output } = await promote();
    expect(result).to.deep.include({ singers: [], queued: 1n });
    expect(output).to.include("gave a prize to 0 of those that waited; 1 still wait");
    await here(["idol:season", "fund"], { season: "1", amount: "0.02" });
    expect((await promote()).result.queued).to.equal(0n);
    await expectCode("CONTRACT_REVERTED", () => here(["idol:season", "promote"], { season: "9" }));
  });

  it("name who is paid in the end, as the organiser alone, and have anyone close out", async () => {
    const name = (args = {}) => here(["idol:season", "receiver"], { season: "1", to: RECEIVER, ...args });
    const stranger = await expectCode("CONTRACT_REVERTED", () => name({ from: RELAYER }));
    expect(stranger.message).to.include("IdolNotOrganiser");
    await expectCode("ADDRESS_INVALID", () => name({ to: "0x12" }));
    const { output } = await name();
    expect(output).to.include(`now pays ${RECEIVER}`);
    const relay = (args = {}) =>
      here(["idol:season", "close-out"], { season: "1", relay: true, from: RELAYER, ...args });
    await expectCode("CONTRACT_REVERTED", () => relay());
    await pass(33);
    await expectCode("OPTION_INVALID", () => relay({ to: RELAYER }));
    const { result } = await relay();
    expect(result).to.include({ to: RECEIVER, amount: 15n * 10n ** 15n });
    const { ethers } = await hre.network.getOrCreate();
    expect(await ethers.provider.getBalance(RECEIVER)).to.equal(15n * 10n ** 15n);
  });

  it("pay no singer who refused it, until that is taken back", async () => {
    const refuse = (args = {}) => here("idol:refuse-payment", { from: SINGER, ...args });
    const pay = () => here("idol:withdraw", { for: SINGER, from: RELAYER });
    const { output } = await refuse();
    expect(output).to.include("is paid by nobody else's transaction any more");
    const error = await expectCode("CONTRACT_REVERTED", pay);
    expect(error.message).to.include("IdolWithdrawForRefused");
    expect((await refuse({ off: true })).result.refused).to.equal(false);
    expect((await pay()).result.payments[0].amount).to.equal(PRIZE + BOND);
  });
});
