import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import { bin } from "../helpers/bin.ts";
import { useSuiteFolder } from "../helpers/folder.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";

describe("idol:index on Anvil", function () {
  this.timeout(600_000);
  const folder = useSuiteFolder();
  let anvil: Anvil;
  let hre: HardhatRuntimeEnvironment;
  let child: ChildProcess | undefined;

  before(async () => {
    anvil = await startAnvil();
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
  });
  after(async () => {
    child?.kill("SIGKILL");
    await anvil?.stop();
  });

  it("serves the leaderboard that idol:status shows, as of a block, and ends with Ctrl-C", async () => {
    const { result } = await runTaskIn(hre, "idol:deploy", { prize: "0.01", pot: "0.05", duration: "1d" });
    const { reward } = result as { reward: string };
    const proof = folder.path("proof.json");
    await runTaskIn(hre, "idol:prove", { audio: SURPRISE_CLIP, out: proof });
    await runTaskIn(hre, "idol:claim", { proof });

    const args = ["--network", "anvil", "idol:index", "--port", "0", "--reward", reward, "--json"];
    child = spawn(bin("hardhat"), args, {
      env: { ...process.env, IDOL_ANVIL_URL: anvil.url, CI: "" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let said = "";
    child.stderr!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const ended = once(child, "exit");
    const [line] = await Promise.race([once(child.stdout!, "data"), ended.then(() => [undefined])]);
    expect(line, said).to.not.equal(undefined);
    const { url, fromBlock } = JSON.parse(String(line)) as { url: string; fromBlock: number };
    expect(fromBlock).to.be.greaterThan(0);
    while (!(await fetch(`${url}/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 200));
    // Anvil's newest blocks come after the past that it has read.
    const head = Number(
      await hre.network.getOrCreate().then(({ ethers }) => ethers.provider.getBlockNumber()),
    );
    for (;;) {
      const { contest } = (await (await fetch(`${url}/status`)).json()) as {
        contest: { block: { number: number } };
      };
      if (contest.block.number >= head) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const asked = { season: "1", singer: undefined, first: "0", count: "20" };
    const byChain = (await runTaskIn(hre, "idol:status", asked)).result.leaderboard;
    const { result: shown, output } = await runTaskIn(hre, "idol:status", { ...asked, index: url });
    expect(shown.leaderboard).to.deep.equal({ ...byChain, index: { block: head } });
    expect(output).to.include(`By the index, as of block ${head}.`);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).to.include("ponder_indexing_");
    expect(said).to.include('"msg":"Started live indexing"');

    process.kill(-child.pid!, "SIGINT");
    await ended;
    const without = await runTaskIn(hre, "idol:status", { ...asked, index: url });
    expect(without.result.leaderboard.entries).to.deep.equal(byChain.entries);
    expect(without.output).to.include("The index was not relied on");
  });
});
