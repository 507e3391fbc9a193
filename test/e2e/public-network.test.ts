import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import { HDNodeWallet, toQuantity, Wallet } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { useSuiteFolder } from "../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

const SEPOLIA = 11155111n;
const VARIABLES = ["SEPOLIA_RPC_URL", "SEPOLIA_PRIVATE_KEY"] as const;
const ETHER = 10n ** 18n;
const GUARDIAN = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
const AUDITOR = "0x220866B1A2219f40e72f5c628B65D54268cA3A9D";
/** The first account of the mnemonic that every development node starts with. */
const TEST_KEY = HDNodeWallet.fromPhrase(
  "test test test test test test test test test test test junk",
).privateKey;
const TEST_ACCOUNT = new Wallet(TEST_KEY).address;
const AUDIT = { auditor: AUDITOR, bond: "0.001", revealPeriod: "3d", auditPeriod: "4d" };

describe("deployment to a public network: Anvil with Sepolia's chain id", function () {
  this.timeout(120_000);
  const folder = useSuiteFolder();
  const own = Wallet.createRandom();
  const kept = VARIABLES.map((name) => process.env[name]);
  let anvil: Anvil;
  let hre: HardhatRuntimeEnvironment;

  /** A new runtime each time: configuration variables are read once. */
  const connect = async (key: string | null = own.privateKey): Promise<void> => {
    if (key === null) delete process.env.SEPOLIA_PRIVATE_KEY;
    else process.env.SEPOLIA_PRIVATE_KEY = key;
    hre = await createRuntime("sepolia", folder.path("ignition"));
  };
  const run = (id: string | string[], args: Record<string, unknown> = {}) => runTaskIn(hre, id, args);
  const deploy = (args: Record<string, unknown> = {}) =>
    run("idol:deploy", { prize: "0.01", pot: "0.05", duration: "10d", ...args });
  const refused = async (args: Record<string, unknown>, why: string): Promise<void> => {
    const error = await expectCode("DEPLOYMENT_REFUSED", () => deploy(args));
    expect(error.message).to.include(why);
  };
  const request = async (method: string, ...params: unknown[]) =>
    await (await hre.network.getOrCreate()).provider.request({ method, params });
  const journal = async (file: string) => {
    const [chain = ""] = await readdir(folder.path("ignition/deployments"));
    expect(chain).to.match(new RegExp(`^chain-${SEPOLIA}-[0-9a-f]{8}$`));
    return folder.path(`ignition/deployments/${chain}/${file}`);
  };
  const transactions = async () =>
    BigInt((await request("eth_getTransactionCount", own.address, "latest")) as string);

  before(async () => {
    anvil = await startAnvil({ chainId: Number(SEPOLIA) });
    process.env.SEPOLIA_RPC_URL = anvil.url;
    await connect();
    await request("anvil_setBalance", own.address, toQuantity(ETHER));
  });
  after(async () => {
    await anvil?.stop();
    for (const [index, name] of VARIABLES.entries()) {
      if (kept[index] === undefined) delete process.env[name];
      else process.env[name] = kept[index];
    }
  });

  it("names the configuration variable that is missing", async () => {
    const url = process.env.SEPOLIA_RPC_URL!;
    delete process.env.SEPOLIA_RPC_URL;
    await connect();
    const noUrl = await expectCode("VARIABLE_MISSING", () => deploy());
    expect(noUrl.message).to.include("SEPOLIA_RPC_URL");
    expect(noUrl.remedy).to.include("keystore");
    process.env.SEPOLIA_RPC_URL = url;
    await connect(null);
    const noKey = await expectCode("VARIABLE_MISSING", () => deploy());
    expect(noKey.message).to.include("SEPOLIA_PRIVATE_KEY");
    for (const key of ["abc", "0x1234", `0x${"f".repeat(64)}`]) {
      await connect(key);
      const wrong = await expectCode("VARIABLE_INVALID", () => deploy());
      expect(wrong.message).to.include("SEPOLIA_PRIVATE_KEY").and.not.include(`${key} `);
    }
    await connect(null);
    // Who only looks needs no key.
    await expectCode("NOT_DEPLOYED", () => run("idol:status"));
    await connect();
  });

  it("refuses a node on another chain than the network's", async () => {
    process.env.BASE_SEPOLIA_RPC_URL = process.env.SEPOLIA_RPC_URL;
    process.env.BASE_SEPOLIA_PRIVATE_KEY = own.privateKey;
    const other = await createRuntime("baseSepolia", folder.path("ignition"));
    await expectCode("NETWORK_MISMATCH", () => runTaskIn(other, "idol:deploy", { open: true }));
    delete process.env.BASE_SEPOLIA_RPC_URL;
    delete process.env.BASE_SEPOLIA_PRIVATE_KEY;
  });

  it("refuses keys that everybody has, as sender, guardian, organiser or auditor", async () => {
    await connect(TEST_KEY);
    await refused({ open: true }, TEST_ACCOUNT);
    await refused({ only: "verifier" }, TEST_ACCOUNT);
    await connect();
    await refused({ open: true, guardian: TEST_ACCOUNT }, TEST_ACCOUNT);
    await refused({ open: true, organiser: TEST_ACCOUNT }, TEST_ACCOUNT);
    await refused({ ...AUDIT, auditor: TEST_ACCOUNT }, TEST_ACCOUNT);
  });

  it("refuses a season with neither allowlist nor audit, unless that is said", async () => {
    await refused({}, "neither allowlist nor audit");
  });

  it("refuses a season that would be unfunded", async () => {
    await expectCode("OPTION_INVALID", () => deploy({ ...AUDIT, pot: "0.001" }));
    const error = await expectCode("FUNDS_MISSING", () => deploy({ ...AUDIT, pot: "2" }));
    expect(error.message).to.match(
      /has 1 ETH, and needs 2\.\d+ ETH: .* for 4 transactions, 2 ETH for the pot/,
    );
  });

  it("says in a sentence that a key or a URL is none, and never shows the key", async () => {
    for (const key of ["abc", "0x12", "", `0x${"0".repeat(64)}`, "f".repeat(64)]) {
      await connect(key);
      const error = await expectCode("VARIABLE_INVALID", () => deploy(AUDIT));
      expect(error.message).to.include("SEPOLIA_PRIVATE_KEY").and.to.include("64 hexadecimal digits");
      if (key !== "") expect(error.message).to.not.include(key);
    }
    const url = process.env.SEPOLIA_RPC_URL;
    process.env.SEPOLIA_RPC_URL = "nonsense";
    await connect();
    expect((await expectCode("VARIABLE_INVALID", () => run("idol:status"))).message).to.include(
      "SEPOLIA_RPC_URL",
    );
    process.env.SEPOLIA_RPC_URL = url;
    await connect();
  });

  it("has sent nothing so far", async () => {
    expect(await transactions()).to.equal(0n);
  });

  it("goes on where it stopped, once the account that ran dry is topped up", async () => {
    let drained: Promise<unknown> | undefined;
    const drain = (text: string): void => {
      if (text.startsWith("Deploy the reward")) drained = request("anvil_setBalance", own.address, "0x1");
    };
    const args = { prize: "0.01", pot: "0.05", duration: "10d", ...AUDIT, guardian: GUARDIAN };
    const stopped = await expectCode("FUNDS_MISSING", () =>
      runTaskIn(hre, "idol:deploy", args, { onProgress: drain }),
    );
    expect(stopped.message).to.include("cannot pay");
    await drained;
    expect(await transactions()).to.equal(1n);
    await request("anvil_setBalance", own.address, toQuantity(ETHER));
    const { result, output } = await deploy({ ...AUDIT, guardian: GUARDIAN });
    expect(result).to.include({ chainId: SEPOLIA, season: 1n, resumed: true });
    expect(output).to.include("An earlier run had sent a part of it");
    expect(await transactions()).to.equal(4n);
    const { ethers } = await hre.network.getOrCreate();
    const reward = await ethers.getContractAt("IdolReward", result.reward);
    const [terms, state] = await reward.seasonOf(1n);
    expect(terms.prize).to.equal(ETHER / 100n);
    expect(terms.auditor).to.equal(AUDITOR);
    expect(state.pot).to.equal(ETHER / 20n);
    expect(await reward.owner()).to.equal(own.address);
    expect(await reward.guardian()).to.equal(GUARDIAN);
  });

  it("changes nothing when it is run once more", async () => {
    const before = await transactions();
    const { result } = await deploy(AUDIT);
    expect(result.resumed).to.equal(true);
    expect(await transactions()).to.equal(before);
  });

  it("is seen by anybody, without a key", async () => {
    await connect(null);
    const { result } = await run("idol:status", { season: "1" });
    expect(result.seasons[0]).to.include({ judge: "idol", verifierUnchanged: true, auditor: AUDITOR });
    await connect();
  });

  it("opens further seasons by the same rules", async () => {
    const open = (args: Record<string, unknown>) =>
      run(["idol:season", "open"], { prize: "0.01", pot: "0.01", duration: "5d", ...args });
    const error = await expectCode("DEPLOYMENT_REFUSED", () => open({}));
    expect(error.message).to.include("neither allowlist nor audit");
    await expectCode("DEPLOYMENT_REFUSED", () => open({ open: true, pot: undefined }));
    const { result } = await open({ open: true });
    expect(result.season).to.equal(2n);
  });

  it("refuses a verifier whose code is not what the manifest's source compiles to", async () => {
    const { ethers } = await hre.network.getOrCreate();
    const other = await (await ethers.deployContract("MockVerifier")).getAddress();
    const error = await expectCode("DEPLOYMENT_REFUSED", () =>
      run(["idol:season", "open"], { ...AUDIT, prize: "0.01", pot: "0.01", verifier: other }),
    );
    expect(error.message).to.include("not what contracts/generated/");
  });

  it("says what stands after the season is over, too", async () => {
    await request("evm_increaseTime", 11 * 86400);
    await request("evm_mine");
    const before = await transactions();
    const { output } = await deploy(AUDIT);
    expect(output).to.include("0.01 ETH a winner, from a pot of 0.05 ETH");
    expect(await transactions()).to.equal(before);
  });

  it("does not deploy a second first season beside the reward contract", async () => {
    await rm(await journal("deployment.json"));
    await refused(AUDIT, "has the reward contract");
  });

  it("notices contracts that are gone, which on a public chain nobody resets", async () => {
    const path = await journal("contracts.json");
    const addresses = JSON.parse(await readFile(path, "utf8"));
    await writeFile(path, JSON.stringify({ ...addresses, IdolReward: GUARDIAN }));
    await expectCode("NOT_DEPLOYED", () => deploy(AUDIT));
  });
});
