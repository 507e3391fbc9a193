import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import { useSuiteFolder } from "../helpers/folder.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

const OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const GUARDIAN = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const TOKEN = 10n ** 18n;

describe("a first season in an ERC-20, on Anvil", function () {
  this.timeout(120_000);
  const folder = useSuiteFolder();
  let anvil: Anvil;

  before(async () => {
    anvil = await startAnvil();
  });
  after(() => anvil?.stop());

  it("approves the token, opens the season and funds it, in one deployment that can be repeated", async () => {
    const hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    const { ethers } = await hre.network.getOrCreate();
    const token = await ethers.deployContract("MockToken");
    await token.mint(OWNER, 50n * TOKEN);
    const options = {
      currency: await token.getAddress(),
      prize: "5",
      pot: "20",
      guardian: GUARDIAN,
      opensIn: "1h",
    };
    const deploy = (args = {}) => runTaskIn(hre, "idol:deploy", { ...options, ...args });
    await expectCode("OPTION_INVALID", () => deploy({ currency: GUARDIAN }));
    await expectCode("OPTION_INVALID", () => deploy({ pot: "4" }));

    const { result } = await deploy();
    expect(result.resumed).to.equal(false);
    const reward = await ethers.getContractAt("IIdolReward", result.reward);
    const [terms, state] = await reward.seasonOf(1n);
    expect(terms.currency).to.equal(options.currency);
    expect(terms.opensAt + 30n * 86400n).to.equal(terms.closesAt);
    expect(state.pot).to.equal(20n * TOKEN);
    expect(await token.balanceOf(result.reward)).to.equal(20n * TOKEN);
    expect(await token.allowance(OWNER, result.reward)).to.equal(0n);

    const { result: again, output } = await deploy();
    expect(again).to.include({ reward: result.reward, resumed: true });
    expect(output).to.include("5 MOCK a winner, from a pot of 20 MOCK");
    expect(await reward.seasonCount()).to.equal(1n);
    const error = await expectCode("OPTION_CONTRADICTED", () => deploy({ prize: "9" }));
    expect(error.message).to.include("--prize was 5, now 9");
  });

  it("has a season that is not open yet, which can be seen and funded, but not sung for", async () => {
    const hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    const { result } = await runTaskIn(hre, "idol:status");
    expect(result.seasons[0].phase).to.equal("upcoming");
    expect(result.guardian).to.equal(GUARDIAN);
    const funded = await runTaskIn(hre, ["idol:season", "fund"], { season: "1", amount: "1.5" });
    expect(funded.result.pot).to.equal((43n * TOKEN) / 2n);
    await expectCode("SEASON_CLOSED", () => runTaskIn(hre, ["idol:season", "fund"], { amount: "1" }));
    const prove = { audio: "voice.wav", account: SINGER, out: folder.path("proof.json") };
    await expectCode("SEASON_CLOSED", () => runTaskIn(hre, "idol:prove", prove));
  });
});
