import { readFile, writeFile } from "node:fs/promises";
import type { RevertError } from "@idol/client";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import { useSuiteFolder } from "../helpers/folder.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

/** Anvil's third development account. */
const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
/** The first one, which sends everything here. */
const SENDER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const PRIZE = 10n ** 16n;

describe("the whole path on Anvil", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  let anvil: Anvil;
  let hre: HardhatRuntimeEnvironment;

  const run = (id: string, args: Record<string, unknown> = {}) => runTaskIn(hre, id, args);
  const deploy = (args: Record<string, unknown> = {}) =>
    run("idol:deploy", { only: undefined, prize: "0.01", pot: "0.05", duration: "1d", ...args });
  const prove = (out: string, args: Record<string, unknown> = {}) =>
    run("idol:prove", { audio: SURPRISE_CLIP, account: SINGER, out: folder.path(out), ...args });
  const claim = (out: string, relay: boolean) => run("idol:claim", { proof: folder.path(out), relay });

  before(async () => {
    anvil = await startAnvil();
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
  });
  after(async () => {
    await anvil?.stop();
  });

  it("refuses to prove before a deployment", async () => {
    await expectCode("NOT_DEPLOYED", () => prove("early.json"));
  });

  it("deploys a verifier alone, then the rest beside it", async () => {
    const { result: alone } = await deploy({ only: "verifier" });
    expect(alone.reward).to.equal(undefined);
    const { result, output } = await deploy();
    expect(result.verifier).to.equal(alone.verifier);
    expect(output).to.include(result.reward);
    expect(result.season).to.equal(1n);
  });

  it("goes on where it stopped: the same addresses, the same times", async () => {
    const { result: first } = await deploy();
    const { result: again } = await deploy({ duration: "24h" });
    expect(again.closesAt).to.equal(first.closesAt);
    expect(again.reward).to.equal(first.reward);
    const { ethers } = await hre.network.getOrCreate();
    const reward = await ethers.getContractAt("IIdolReward", first.reward);
    expect(await reward.seasonCount()).to.equal(1n);
  });

  it("proves for the only open season of the deployment", async () => {
    const { result } = await prove("proof.json");
    expect(result.binding.account).to.equal(SINGER);
    expect(result.binding.season).to.equal("1");
    expect(result.binding.chainId).to.equal("31337");
    await run("idol:verify", { proof: folder.path("proof.json") });
    const { result: onChain } = await run("idol:verify-evm", {
      proof: folder.path("proof.json"),
      verifier: undefined,
    });
    expect(onChain.account).to.equal(SINGER);
    expect(onChain.score).to.equal(result.score);
  });

  it("refuses a thief who sends the singer's proof in the thief's own name", async () => {
    const error = await expectCode("CONTRACT_REVERTED", () => claim("proof.json", false));
    expect(error.message).to.include("IdolNotSinger");
    expect(error.message).to.include(SENDER);
  });

  it("takes the same proof from a relayer, and owes the prize to the singer", async () => {
    const { result, output } = await claim("proof.json", true);
    expect(result.singer).to.equal(SINGER);
    expect(result.prize).to.equal(PRIZE);
    expect(output).to.include("0.01 ETH");
  });

  it("refuses the replay", async () => {
    const error = await expectCode("CONTRACT_REVERTED", () => claim("proof.json", true));
    expect(error.message).to.include("IdolAlreadyClaimed");
  });

  it("pays the singer, once", async () => {
    const withdraw = () => run("idol:withdraw", { for: SINGER });
    const { result } = await withdraw();
    const [payment] = result.payments;
    expect(payment.balanceAfter - payment.balanceBefore).to.equal(PRIZE);
    await expectCode("CONTRACT_REVERTED", withdraw);
  });

  it("proves the disgusted clip too, and refuses its score", async () => {
    const { output, progress } = await prove("poor.json", { audio: DISGUST_CLIP, account: SENDER });
    expect(progress).to.match(
      /The score -?0\.\d{4,} is below the season's threshold 0\.\d{4,}: .* will be refused\.\n[\s\S]*prove/,
    );
    expect(output).to.include("BELOW the season's threshold").and.not.include("idol:claim");
    const error = await expectCode("CONTRACT_REVERTED", () => claim("poor.json", false));
    expect(error.message).to.match(
      /The score -?0\.\d{4,} is .*threshold 0\.\d{4,}.*IdolScore(BelowThreshold|Negative)/,
    );
    expect((error as RevertError).revert.values.threshold).to.be.a("bigint");
  });

  it("says what there is where a network or a judge is not", async () => {
    const elsewhere = await createRuntime("anvil", folder.path("ignition"));
    Object.assign(elsewhere.globalOptions, { network: "anvli" });
    const network = await expectCode("NETWORK_UNKNOWN", () => runTaskIn(elsewhere, "idol:status"));
    expect(network.remedy).to.include("anvil").and.to.include("sepolia");
    const judge = await expectCode("JUDGE_UNKNOWN", () => prove("x.json", { judge: "nobody" }));
    expect(judge.remedy).to.include("idol").and.to.include("tutorial");
  });

  it("refuses an account's address where a verifier's is meant, and speaks to the organiser", async () => {
    const error = await expectCode("OPTION_INVALID", () =>
      runTaskIn(hre, ["idol:season", "open"], { prize: "0.01", verifier: SINGER }),
    );
    expect(error.message).to.include("account without code");
  });

  it("refuses seasons that are not there, and another chain's id", async () => {
    await expectCode("SEASON_UNKNOWN", () => prove("x.json", { season: "7" }));
    await expectCode("NETWORK_MISMATCH", () => prove("x.json", { chainId: "1" }));
    await expectCode("ADDRESS_INVALID", () => prove("x.json", { account: SINGER.replace("3C", "3c") }));
    await expectCode("NOT_DEPLOYED", () => prove("x.json", { reward: SINGER }));
  });

  it("refuses a proof of another chain before it sends anything", async () => {
    const terms = `0x${"11".repeat(32)}`;
    const binding = { reward: SENDER, season: "1", chainId: "1", account: SINGER, terms };
    await prove("elsewhere.json", binding);
    await expectCode("NETWORK_MISMATCH", () => claim("elsewhere.json", true));
  });

  it("refuses an edited sidecar, which no longer fits the proof", async () => {
    const sidecar = `${folder.path("proof.json")}.binding.json`;
    const text = await readFile(sidecar, "utf8");
    await writeFile(sidecar, text.replace(SINGER, SENDER));
    await expectCode("BINDING_MISMATCH", () => claim("proof.json", true));
    await writeFile(sidecar, text);
  });

  it("refuses a closed season", async () => {
    const { provider } = await hre.network.getOrCreate();
    await provider.request({ method: "evm_increaseTime", params: [2 * 86400] });
    await provider.request({ method: "evm_mine", params: [] });
    await expectCode("SEASON_CLOSED", () => prove("late.json"));
    const error = await expectCode("CONTRACT_REVERTED", () => claim("poor.json", false));
    expect(error.message).to.include("IdolSeasonClosed");
  });

  it("notices that the chain was restarted, and deploys again", async () => {
    await anvil.stop();
    anvil = await startAnvil({ port: anvil.port });
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    await expectCode("NOT_DEPLOYED", () => prove("early.json"));
    const { result } = await deploy();
    expect(result.resumed).to.equal(false);
    await prove("fresh.json");
  });

  it("says so when no node answers", async () => {
    await anvil.stop();
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    const error = await expectCode("NETWORK_UNREACHABLE", () => prove("x.json"));
    expect(error.remedy).to.include("anvil -p 3030");
    await expectCode("NETWORK_UNREACHABLE", () => claim("fresh.json", true));
  });
});
