import { readdir } from "node:fs/promises";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import { toQuantity } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { startTime } from "../../tasks/chain/clock.ts";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { useFolder } from "../helpers/folder.ts";
import { type RpcProxy, startRpcProxy } from "../helpers/rpc-proxy.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

/** Anvil's first account, which sends. */
const OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const GUARDIAN = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const ETHER = 10n ** 18n;
const PARTS = ["Deploy the verifier", "Deploy the reward contract", "Open the season", "Fund it"];
const AUDIT = { auditor: GUARDIAN, bond: "0.001", revealPeriod: "3d", auditPeriod: "4d" };

describe("commands that send, interrupted and wrong", function () {
  this.timeout(180_000);
  const folder = useFolder();
  let anvil: Anvil;
  let proxy: RpcProxy;
  let hre: HardhatRuntimeEnvironment;
  let clean: unknown;

  const request = async (method: string, ...params: unknown[]) =>
    await (await hre.network.getOrCreate()).provider.request({ method, params });
  const deploy = (args: Record<string, unknown> = {}) => runTaskIn(hre, "idol:deploy", args);
  const open = (args: Record<string, unknown> = {}) =>
    runTaskIn(hre, ["idol:season", "open"], { prize: "0.02", ...args });
  const transactions = async () => Number(await request("eth_getTransactionCount", OWNER, "latest"));
  const rewardOf = async ({ reward }: { reward: string }): Promise<IIdolReward> =>
    (await hre.network.getOrCreate()).ethers.getContractAt("IIdolReward", reward);
  const now = () => Math.floor(Date.now() / 1000);
  /** Runs a task that is interrupted as soon as it says that it begins a part. */
  const interruptAt = (part: string, run: string | string[], args: Record<string, unknown> = {}) => {
    const abort = new AbortController();
    const onProgress = (text: string) => text.startsWith(part) && abort.abort();
    return runTaskIn(hre, run, args, { onProgress, interrupt: abort.signal });
  };

  before(async () => {
    anvil = await startAnvil();
    proxy = await startRpcProxy(anvil.url);
  });
  after(async () => {
    await proxy?.stop();
    await anvil?.stop();
  });
  beforeEach(async () => {
    proxy.plan(() => "none");
    proxy.target(anvil.url);
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(proxy.url));
    if (clean !== undefined) await request("evm_revert", clean);
    clean = await request("evm_snapshot");
  });

  describe("idol:deploy", () => {
    it("refuses terms that the contract would refuse, before it sends anything, and takes them corrected", async () => {
      await expectCode("CONTRACT_REVERTED", () => deploy({ guardian: OWNER }));
      await expectCode("CONTRACT_REVERTED", () => deploy({ duration: "2000d" }));
      await expectCode("CONTRACT_REVERTED", () => deploy({ ...AUDIT, auditPeriod: "900d" }));
      const far = await expectCode("OPTION_INVALID", () => deploy({ threshold: "1000" }));
      expect(far.message).to.match(/The threshold 1000(\.0+)? lies outside of what the judge can give, -\d/);
      const rich = await expectCode("FUNDS_MISSING", () => deploy({ pot: "99999999" }));
      expect(rich.message).to.include("99999999 ETH for the pot");
      const brief = await expectCode("OPTION_INVALID", () => deploy({ duration: "30s" }));
      expect(brief.message).to.include("take claims for 30 s only");
      const poor = await expectCode("OPTION_INVALID", () => deploy({ prize: "1", pot: "0.5" }));
      expect(poor.message).to.include("does not hold one prize of 1 ETH");
      expect(await transactions()).to.equal(0);
      const { result } = await deploy({ prize: "1", pot: "0.5", anyway: true });
      expect(result).to.include({ prize: ETHER, pot: ETHER / 2n, resumed: false });
    });

    it("refuses an account that cannot pay for all of it, and goes through once it can", async () => {
      await request("anvil_setBalance", OWNER, toQuantity((16n * ETHER) / 1000n));
      const short = await expectCode("FUNDS_MISSING", () => deploy({ pot: "0.01" }));
      expect(short.message).to.match(
        /has 0.016 ETH, and needs 0.0\d+ ETH: 0.0\d+ ETH at most for 4 transact/,
      );
      expect(await transactions()).to.equal(0);
      await request("anvil_setBalance", OWNER, toQuantity(ETHER));
      await deploy({ pot: "0.01" });
      expect(await transactions()).to.equal(4);
    });

    it("stops at Ctrl-C before the next transaction, says what was sent, and goes on by the same command", async () => {
      const error = await expectCode("INTERRUPTED", () => interruptAt("Fund it", "idol:deploy"));
      expect(await transactions()).to.equal(3);
      expect(error.message).to.include(`Sent: ${PARTS[0]} (0x`).and.include("in a block");
      expect(error.message).to.include("Not sent: Fund it");
      const { result } = await deploy();
      expect(result.resumed).to.equal(true);
      expect(await transactions()).to.equal(4);
      expect((await (await rewardOf(result)).seasonOf(1n)).state.pot).to.equal(ETHER / 10n);
    });

    for (const [fault, part] of [
      ["dies before", 2],
      ["dies after", 3],
      ["runs dry", 4],
    ] as const) {
      it(`sends nothing twice when, at "${PARTS[part - 1]}", the node or transaction ${fault}`, async () => {
        proxy.plan((count) => (count === part ? fault : "none"));
        const code = fault === "runs dry" ? "TRANSACTION_FAILED" : "NETWORK_UNREACHABLE";
        await expectCode(code, () => deploy());
        proxy.plan(() => "none");
        const { result } = await deploy();
        expect(await transactions()).to.equal(fault === "runs dry" ? 5 : 4);
        const reward = await rewardOf(result);
        expect(await reward.seasonCount()).to.equal(1n);
        expect((await reward.seasonOf(1n)).state.pot).to.equal(ETHER / 10n);
      });
    }

    it("refuses options that contradict what stands, naming both values, and repeats what stands", async () => {
      await deploy({ prize: "0.02", guardian: GUARDIAN });
      const error = await expectCode("OPTION_CONTRADICTED", () => deploy({ prize: "0.05", pot: "0.10" }));
      expect(error.message).to.include("--prize was 0.02, now 0.05").and.not.include("--pot");
      await expectCode("OPTION_CONTRADICTED", () => deploy({ guardian: OWNER }));
      const { result, output } = await deploy({ prize: "0.020", guardian: GUARDIAN.toLowerCase() });
      expect(result).to.include({ resumed: true, prize: ETHER / 50n });
      expect(output).to.include("0.02 ETH a winner, from a pot of 0.1 ETH").and.include("after 30 d");
      expect(await transactions()).to.equal(4);
    });

    it("takes other terms as long as nothing of the season was sent", async () => {
      await expectCode("INTERRUPTED", () => interruptAt("Open the season", "idol:deploy"));
      const { result } = await deploy({ prize: "0.03" });
      expect(result.prize).to.equal((3n * ETHER) / 100n);
      expect(await transactions()).to.equal(4);
    });

    it("shows all terms, transactions and costs with --dry-run, and sends nothing", async () => {
      const { result, output } = await deploy({ ...AUDIT, dryRun: true });
      for (const text of [
        "0.01 ETH a winner",
        "0.1 ETH, 10 prizes",
        "bond 0.001 ETH",
        "after 30 d",
        ...PARTS,
      ]) {
        expect(output).to.include(text);
      }
      expect(Number(result.costs.gas)).to.be.within(7_000_000, 14_000_000);
      expect(await transactions()).to.equal(0);
      const { result: after } = await deploy();
      expect(after.resumed).to.equal(false);
    });

    it("keeps a second one out while one runs", async () => {
      const both = await Promise.allSettled([deploy(), deploy()]);
      const refused = both.filter((end) => end.status === "rejected");
      expect(refused).to.have.length(1);
      await expectCode("COMMAND_RUNNING", () => Promise.reject(refused[0]!.reason));
      expect(await transactions()).to.equal(4);
    });

    it("knows another node of the same chain id by its first block", async () => {
      const { result: first } = await deploy();
      const other = await startAnvil();
      try {
        proxy.target(other.url);
        hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(proxy.url));
        await expectCode("NOT_DEPLOYED", () => open());
        const { result: second } = await deploy({ prize: "0.05" });
        expect(second).to.include({ resumed: false, prize: ETHER / 20n });
      } finally {
        await other.stop();
      }
      proxy.target(anvil.url);
      hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(proxy.url));
      expect((await deploy()).result.reward).to.equal(first.reward);
      expect(await readdir(folder.path("ignition/deployments"))).to.have.length(2);
    });

    it("counts times from the later of the node's clock and its own", async () => {
      const start = now();
      const { ethers } = await hre.network.getOrCreate();
      const idle = { provider: { getBlock: async () => ({ timestamp: start - 86_400 }) } };
      const { now: counted, stale } = await startTime({
        persistent: true,
        ethers: idle as unknown as typeof ethers,
      });
      expect(counted).to.be.closeTo(start, 5);
      expect(stale).to.be.closeTo(86_400, 5);
      await request("evm_increaseTime", 86_400);
      await request("evm_mine");
      const { result: later } = await deploy({ dryRun: true });
      const block = (await request("eth_getBlockByNumber", "latest", false)) as { timestamp: string };
      expect(Number(later.terms.opensAt)).to.be.closeTo(Number(block.timestamp), 5);
    });
  });

  describe("further seasons", () => {
    beforeEach(async () => {
      await deploy();
    });

    it("are opened and funded once, though interrupted in between or left by the node", async () => {
      await expectCode("INTERRUPTED", () =>
        interruptAt("Fund it", ["idol:season", "open"], { prize: "0.02", pot: "0.07" }),
      );
      expect(await transactions()).to.equal(5);
      const other = await expectCode("OPTION_CONTRADICTED", () => open({ pot: "0.08" }));
      expect(other.message).to.include("--pot was 0.07, now 0.08");
      expect(other.remedy).to.include("--anew");
      proxy.plan(() => "dies after");
      await expectCode("NETWORK_UNREACHABLE", () => open({ pot: "0.07" }));
      proxy.plan(() => "none");
      const { result } = await open({ pot: "0.07" });
      expect(result.season).to.equal(2n);
      expect(result.funded.pot).to.equal((7n * ETHER) / 100n);
      expect(await transactions()).to.equal(6);
      const { result: list, output } = await runTaskIn(hre, ["idol:season", "list"]);
      expect(list.seasons).to.have.length(2);
      expect(output).to.include("0.07 ETH");
    });

    it("are refused before anything is sent where they cannot pay, or the verifier is no contract", async () => {
      await expectCode("OPTION_INVALID", () => open({ pot: "0.01" }));
      await expectCode("FUNDS_MISSING", () => open({ pot: "99999999" }));
      await expectCode("CONTRACT_REVERTED", () => open({ pot: "0.02", duration: "3650d" }));
      const error = await expectCode("OPTION_INVALID", () => open({ verifier: GUARDIAN }));
      expect(error.message).to.include(`--verifier ${GUARDIAN} is an account without code`);
      expect(error.remedy).to.include("deployed verifier");
      const { output } = await open({ pot: "0.04", dryRun: true });
      expect(output).to.include("0.04 ETH, 2 prizes").and.include("Fund it");
      expect(await transactions()).to.equal(4);
    });

    it("get a payment once, whatever happened to the command that made it", async () => {
      const fund = (amount: string, more = {}) =>
        runTaskIn(hre, ["idol:season", "fund"], { season: "1", amount, ...more });
      proxy.plan(() => "dies after");
      await expectCode("NETWORK_UNREACHABLE", () => fund("0.5"));
      proxy.plan(() => "none");
      await expectCode("OPTION_CONTRADICTED", () => fund("0.7"));
      const { result } = await fund("0.5");
      expect(result.pot).to.equal((6n * ETHER) / 10n);
      expect((await fund("0.5")).result.pot).to.equal((11n * ETHER) / 10n);
      expect(await transactions()).to.equal(6);
    });
  });
});
