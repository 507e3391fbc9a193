import { expect } from "chai";
import { HDNodeWallet } from "ethers";
import { runCli, startCli } from "../helpers/cli.ts";
import { useSuiteFolder } from "../helpers/folder.ts";
import { expectDone, expectFailed, expectPoor, strikeAndGoOn } from "../helpers/sending/cells.ts";
import { sendingTasks } from "../helpers/sending/registry.ts";
import { ELSEWHERE, SCENARIOS, type Scenario, taskOf } from "../helpers/sending/scenarios.ts";
import { type Stage, setStage } from "../helpers/sending/stage.ts";
import { makeWorld, type World } from "../helpers/sending/world.ts";

const TASK = "idol:season open";

// The whole of it, for every task: test-slow/sending-matrix.test.ts.
describe("a command that sends, in a shell, on a real node with slow blocks", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  const scenario = SCENARIOS[TASK] as Scenario;
  let world: World;
  let stage: Stage;
  /** What an undisturbed run does. */
  let effect: unknown;
  before(async () => {
    world = await makeWorld(folder.path());
  });
  beforeEach(async () => {
    stage = await setStage(TASK, scenario, world, folder.path());
  });
  afterEach(() => stage.stop());

  it("has a row in the slow suite's matrix, whichever it is", async () => {
    const tried = new Set(Object.keys(SCENARIOS).map(taskOf));
    expect([...tried, ...ELSEWHERE].sort()).to.deep.equal(await sendingTasks());
  });

  it("sends nothing without the money for all of it, then all", async () => {
    await expectPoor(stage);
    const end = await stage.run();
    expectDone(end);
    expect(await stage.sent()).to.equal(scenario.sends);
    effect = await stage.effect(end);
  });

  it("ends with 130 at Ctrl-C between two transactions, says what was sent and what not, and goes on", async () => {
    await strikeAndGoOn(stage, "Ctrl-C", 1, scenario.sends, effect);
  });

  it("sends nothing twice after it was killed with its last transaction under way", async () => {
    await strikeAndGoOn(stage, "the command is killed", 2, scenario.sends, effect);
  });

  it("sends again with the same nonce what a node forgot", async () => {
    await strikeAndGoOn(stage, "the node dies and forgets it", 1, scenario.sends, effect);
  });

  it("refuses other options in the middle, naming both values", async () => {
    expectFailed(await stage.strike("Ctrl-C", 1), "INTERRUPTED", 130);
    const other = await stage.run(scenario.contradicting);
    expectFailed(other, "OPTION_CONTRADICTED");
    expect(other.stderr).to.include("--prize was 0.02, now 0.03");
  });

  it("keeps its account for itself while a relay serves from it", async () => {
    const own = folder.path("journal");
    const env = { IDOL_ANVIL_URL: stage.node.url };
    const words = ["--network", "anvil", "idol:relay", "--reward", world.reward, "--port", "0", "--json"];
    const relay = startCli(words, { env, folder: own });
    await relay.said(/"url"/);
    expectFailed(await stage.run(), "COMMAND_RUNNING");
    relay.signal("SIGINT");
    expect((await relay.ended).code).to.equal(0);
  });

  it("goes by --network rpc with a node's URL and a key from the environment", async () => {
    const { privateKey } = HDNodeWallet.fromPhrase(
      "test test test test test test test test test test test junk",
    );
    const env = { IDOL_RPC_URL: stage.node.url, IDOL_PRIVATE_KEY: privateKey };
    const words = ["--network", "rpc", "idol:season", "fund", "--season", "1", "--amount", "0.01"];
    const end = await runCli([...words, "--reward", world.reward, "--json"], {
      env,
      folder: folder.path("rpc"),
    });
    expectDone(end);
    expect(await stage.sent()).to.equal(1);
  });
});
