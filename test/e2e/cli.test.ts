import { readdir } from "node:fs/promises";
import { expect } from "chai";
import { SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import { runCli } from "../helpers/cli.ts";
import { useFolder } from "../helpers/folder.ts";

const BOUND = [
  ["--account", "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"],
  ["--reward", "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"],
  ["--season", "1"],
  ["--chain-id", "31337"],
  ["--terms", `0x${"7e".repeat(32)}`],
].flat();

describe("the tasks in a shell", function () {
  this.timeout(120_000);
  const folder = useFolder();

  it("describe themselves", async () => {
    const { code, stdout } = await runCli(["idol:prove", "--help"]);
    expect(code).to.equal(0);
    expect(stdout).to.include("--audio").and.to.include("--season");
  });

  it("print JSON and nothing else on standard output with --json", async () => {
    const { code, stdout } = await runCli(["idol:score", "--audio", SURPRISE_CLIP, "--json"]);
    expect(code).to.equal(0);
    expect(stdout.trim()).to.match(/^\{[\s\S]*\}$/);
    const { integer, threshold } = JSON.parse(stdout);
    expect(BigInt(integer) >= BigInt(threshold)).to.equal(true);
  });

  it("prove without a node when everything is given", async () => {
    const out = folder.path("proof.json");
    const args = ["idol:prove", "--audio", SURPRISE_CLIP, "--out", out, ...BOUND, "--json"];
    const { code, stdout, stderr } = await runCli(args);
    expect(code, stdout).to.equal(0);
    expect(JSON.parse(stdout).binding.season).to.equal("1");
    expect(stderr, "progress").to.include("prove");
    expect((await readdir(folder.path())).sort()).to.deep.equal(["proof.json", "proof.json.binding.json"]);
  });

  for (const [disk, mostBlocks] of [
    ["cache", 60],
    ["results", 10],
  ] as const) {
    it(`prove on a full disk of the ${disk}: what was proved is kept where it can be, and nothing by halves`, async () => {
      const out = folder.path("proof.json");
      const env = { IDOL_CACHE_DIR: folder.path("cache"), TMPDIR: folder.path() };
      const args = ["idol:prove", "--audio", SURPRISE_CLIP, "--out", out, ...BOUND, "--json"];
      const { code, stdout, stderr } = await runCli(args, { env, mostBlocks });
      expect(stderr).to.match(/^The proving key is not kept for the next time: No space left to write/m);
      const written = (await readdir(folder.path())).filter((name) => name.startsWith("proof"));
      if (disk === "cache") {
        expect(code, stdout).to.equal(0);
        expect(written.sort()).to.deep.equal(["proof.json", "proof.json.binding.json"]);
      } else {
        expect(code, stdout).to.equal(1);
        expect(JSON.parse(stdout).error.code).to.equal("DISK_FULL");
        expect(written).to.deep.equal([]);
      }
    });
  }

  it("end with 1, a reason and a remedy, and write nothing, when the input is bad", async () => {
    const out = folder.path("proof.json");
    const args = ["idol:prove", "--audio", folder.path("none.wav"), "--out", out, ...BOUND];
    const { code, stdout, stderr } = await runCli([...args, "--json"]);
    expect(code).to.equal(1);
    expect(stderr).to.match(/^Error: There is no file .*none\.wav\.\nCheck the path\.$/m);
    expect(stderr).to.not.match(/plugin|Hardhat/);
    const { error } = JSON.parse(stdout);
    expect(error.code).to.equal("FILE_NOT_FOUND");
    expect(error.remedy).to.match(/\w/);
    expect(await readdir(folder.path())).to.deep.equal([]);
  });

  it("end with 130 at Ctrl-C in the middle of a proof, and leave nothing", async () => {
    const out = folder.path("proof.json");
    const args = ["idol:prove", "--audio", SURPRISE_CLIP, "--out", out, ...BOUND, "--backend", "wasm"];
    // At the first of its steps, seconds before the last: a fast machine has made the proof soon after "prove".
    const { code, stderr } = await runCli(args, { interruptAt: /^engine/m });
    expect(code, stderr).to.equal(130);
    expect(await readdir(folder.path())).to.deep.equal([]);
  });
});
