import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { CircuitForecast } from "@idol/ezkl/circuit";
import { paths } from "@idol/ml/judges";
import { expect } from "chai";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import { useSuiteFolder } from "../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

const example = (file: string) => fileURLToPath(import.meta.resolve(`../../ml/examples/pytorch/${file}`));

const OWN_FORM = "brought-by-test";
const CUSTOM = "brought-custom-by-test";

/** Hardhat's own accounts. */
const AUDITOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

const DAY = 86400;
const PRIZE = 10n ** 16n;
const BOND = 10n ** 15n;

describe("a judge brought as an ONNX of PyTorch's, from idol:import to payment", function () {
  // The first step may have to install native EZKL.
  this.timeout(300_000);
  const folder = useSuiteFolder();
  let hre: HardhatRuntimeEnvironment;
  let reward: string;
  const forecasts = new Map<string, CircuitForecast>();

  const run = (id: string | string[], args: Record<string, unknown> = {}) => runTaskIn(hre, id, args);
  const bring = (onnx: string, name: string) =>
    run("idol:import", { onnx: example(onnx), name, features: undefined, scale: undefined });
  const score = (judge: string) => run("idol:score", { judge, audio: SURPRISE_CLIP });
  /** Just below what the clip scores, as a decimal. */
  const thresholdFor = async (judge: string) => (Number((await score(judge)).result.float) - 0.05).toFixed(4);
  const prove = (judge: string, season: string, out: string) =>
    run("idol:prove", {
      judge,
      audio: SURPRISE_CLIP,
      account: SINGER,
      reward,
      season,
      out: folder.path(out),
    });

  /** Whether a verifier's deployed size is within 5 % of what was forecast. */
  const isOfSize = async (name: string, verifier: string) => {
    const { ethers } = await hre.network.getOrCreate();
    const bytes = (await ethers.provider.getCode(verifier)).length / 2 - 1;
    return Math.abs(bytes / forecasts.get(name)!.verifierBytes - 1) < 0.05;
  };

  /** Git ignores it; Hardhat compiles nothing outside the project. */
  let own: string;

  before(async () => {
    await mkdir("build", { recursive: true });
    own = await mkdtemp(resolve("build", "imported-judge-"));
    process.env.IDOL_JUDGES_DIR = join(own, "judges");
    process.env.IDOL_VERIFIERS_DIR = join(own, "contracts/generated");
    await mkdir(join(own, "judges"));
    await mkdir(join(own, "contracts/generated"), { recursive: true });
    hre = await createRuntime("default", folder.path("ignition"), {
      // The project's own artifacts and types know nothing of verifiers that are gone when the test ends.
      paths: {
        sources: ["contracts", relative(".", join(own, "contracts/generated"))],
        artifacts: folder.path("artifacts"),
        cache: folder.path("cache"),
      },
      typechain: { outDir: folder.path("types") },
    });
  });
  after(async () => {
    delete process.env.IDOL_JUDGES_DIR;
    delete process.env.IDOL_VERIFIERS_DIR;
    await rm(own, { recursive: true, force: true });
  });

  it("imports both kinds, with forecasts that the circuits keep", async () => {
    for (const [onnx, name] of [
      ["judge.onnx", OWN_FORM],
      ["layers.onnx", CUSTOM],
    ] as const) {
      const { result, output } = await bring(onnx, name);
      expect(output).to.include(`Next: npx hardhat idol:circuit --judge ${name}`);
      forecasts.set(name, result.forecast);
      const { result: built } = await run("idol:circuit", { judge: name });
      expect(built.manifest.rows).to.equal(result.forecast.rows);
      expect(built.manifest.srs).to.deep.equal({ logrows: result.forecast.logrows, origin: "ceremony" });
    }
  });

  it("scores with both, in floats and in the circuit's integers alike", async () => {
    for (const judge of [OWN_FORM, CUSTOM]) {
      const { result } = await score(judge);
      // No matcher for fractions: Hardhat's, which the other tests load, take whole numbers alone.
      const difference = Math.abs(Number(result.integer) / 2 ** result.scoreScale - result.float);
      expect(difference < 0.02).to.equal(true);
      const { result: mock } = await run("idol:mock", { judge, audio: SURPRISE_CLIP });
      expect(mock.score).to.equal(result.integer);
    }
  });

  it("asks for a threshold, which an imported judge does not have", async () => {
    const deploy = { judge: OWN_FORM, only: undefined, prize: "0.01", pot: "0.05", duration: "1d" };
    await expectCode("JUDGE_INCOMPLETE", () => run("idol:deploy", deploy));
    const { result } = await run("idol:deploy", { ...deploy, threshold: await thresholdFor(OWN_FORM) });
    expect(result).to.include({ judge: OWN_FORM, season: 1n, verifierContract: "BroughtByTestVerifier" });
    expect(await isOfSize(OWN_FORM, result.verifier)).to.equal(true);
    reward = result.reward;
  });

  it("pays the singer for a proof of the imported judge", async () => {
    const { result: proved } = await prove(OWN_FORM, "1", "own.json");
    expect(proved.score).to.equal((await score(OWN_FORM)).result.integer);
    const { result } = await run("idol:claim", { proof: folder.path("own.json"), relay: true });
    expect(result).to.include({ singer: SINGER, prize: PRIZE });
    const { result: paid } = await run("idol:withdraw", { for: SINGER, reward });
    expect(paid.payments[0].balanceAfter - paid.payments[0].balanceBefore).to.equal(PRIZE);
  });

  it("opens an audited season of the custom ONNX judge, and takes its proof", async () => {
    await expectCode("BINDING_MISMATCH", () => prove(CUSTOM, "1", "wrong.json"));
    const { result: deployed } = await run("idol:deploy", { judge: CUSTOM, only: "verifier" });
    expect(await isOfSize(CUSTOM, deployed.verifier)).to.equal(true);
    const threshold = await thresholdFor(CUSTOM);
    const { verifier } = deployed;
    const audit = { auditor: AUDITOR, bond: "0.001", revealPeriod: "2d", auditPeriod: "3d" };
    const terms = { judge: CUSTOM, reward, verifier, threshold, prize: "0.01", pot: "0.05", duration: "10d" };
    await run(["idol:season", "open"], { ...terms, ...audit });
    const { result: proved } = await prove(CUSTOM, "2", "custom.json");
    expect(proved.score).to.equal((await score(CUSTOM)).result.integer);
    await run("idol:verify", { judge: CUSTOM, proof: folder.path("custom.json") });
    const { result } = await run("idol:claim", { proof: folder.path("custom.json"), from: SINGER });
    expect(result).to.include({ singer: SINGER, prize: PRIZE, bond: BOND });
  });

  it("does nothing with a judge's folder that is incomplete or of another version", async () => {
    const files = [
      ["compiled", () => rm(paths.artefact(CUSTOM, "compiled")), "ARTEFACT_MISSING"],
      ["manifest", () => replace("manifest", /"format": \d+/, '"format": 1'), "ARTEFACT_INVALID"],
      ["config", () => replace("config", /"format": \d+/, '"format": 99'), "JUDGE_INVALID"],
      // Scoring misses the judge's ONNX; deploying, which never loads the judge, a file of the circuit.
      ["network", () => rm(paths.artefact(CUSTOM, "network")), "JUDGE_INCOMPLETE", "ARTEFACT_MISSING"],
    ] as const;
    for (const [artefact, damage, code, whenDeployed = code] of files) {
      const path = paths.artefact(CUSTOM, artefact);
      const before = await readFile(path);
      await damage();
      await expectCode(code, () => score(CUSTOM));
      await expectCode(code, () => prove(CUSTOM, "2", "damaged.json"));
      await expectCode(whenDeployed, () => run("idol:deploy", { judge: CUSTOM, only: "verifier" }));
      expect(existsSync(folder.path("damaged.json"))).to.equal(false);
      await writeFile(path, before);
    }
  });

  it("audits the recording by the custom ONNX judge's own circuit, and pays prize and bond", async () => {
    const recording = folder.path("custom.json.recording.wav");
    const { provider } = await hre.network.getOrCreate();
    const pass = async (days: number) => {
      await provider.request({ method: "evm_increaseTime", params: [days * DAY] });
      await provider.request({ method: "evm_mine", params: [] });
    };
    await pass(10);
    const opening = { proof: folder.path("custom.json"), from: SINGER, uri: "https://example.org/a.wav" };
    await run("idol:reveal", { ...opening, reward, season: "2", unchecked: true });
    const { result } = await run("idol:audit", { claim: `2:${SINGER}`, recording, reward });
    expect(result.asProved, result.why).to.equal(true);
    expect(result.judge).to.equal(CUSTOM);
    await pass(6);
    const { result: paid } = await run("idol:withdraw", { for: SINGER, season: "2", reward });
    expect(paid.payments[0].balanceAfter - paid.payments[0].balanceBefore).to.equal(PRIZE + BOND);
  });

  it("refuses tasks that need weights of this project's own form", async () => {
    await expectCode("JUDGE_CUSTOM_ONNX", () => run("idol:export", { judge: CUSTOM }));
  });

  async function replace(artefact: "manifest" | "config", from: RegExp, to: string): Promise<void> {
    const path = paths.artefact(CUSTOM, artefact);
    await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
  }
});
