import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf, rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { type CircuitPlace, verifierFile } from "@idol/ezkl/artefacts";
import {
  type EzklPython,
  ensureEzkl,
  genWitness,
  mockProve,
  runArgs,
  runEzkl,
  SCALE_REBASE_MULTIPLIER,
} from "@idol/ezkl/build";
import { checkExact, checkSettings, parseSettings } from "@idol/ezkl/circuit";
import { loadSrs, makeInsecureSrs } from "@idol/ezkl/srs";
import { expect } from "chai";
import { checkPlace } from "../../src/circuit/artefacts.ts";
import { buildJudge, type JudgeBuildOptions } from "../../src/circuit/build-judge.ts";
import { forecastLogrows, forecastRows } from "../../src/circuit/forecast.ts";
import { encodeInput } from "../../src/circuit/input.ts";
import { interfaceOf } from "../../src/circuit/interface.ts";
import { featuresHash } from "../../src/circuit/manifest.ts";
import { judgeWitness } from "../../src/circuit/witness.ts";
import { readJudgeConfig } from "../../src/judge/config.ts";
import { makeTwin, scoreInteger, scoreRange } from "../../src/judge/twin.ts";
import { paths } from "../../src/paths.ts";
import { randomInput } from "../onnx/random-network.ts";
import { exportSmall, smallFeatures, smallNetwork, smallQuantisation, smallShape } from "./small-circuit.ts";

const judge = "small";
const STEPS = [
  "gen_settings",
  "calibrate_settings",
  "get_srs",
  "compile",
  "setup",
  "witness",
  "mock",
  "create_evm_verifier",
];

/** Every file under a folder, by its path, as hex. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, "hex")]),
  );
}

describe("buildCircuit, x=[1,1,8,8] c=2 k=[4,4] s=[4,4] base 1024^2", function () {
  this.timeout(300_000);
  let python: EzklPython;
  let built: string;
  let place: CircuitPlace;

  const build = (more: Partial<JudgeBuildOptions> = {}) =>
    buildJudge({
      judge,
      quantisation: smallQuantisation,
      features: smallFeatures,
      place,
      python: async () => python,
      ...more,
    });

  /** A copy of the finished build, to be broken. */
  const inCopy = (test: (copy: CircuitPlace, folder: string) => Promise<void>) =>
    withFolder(async (folder) => {
      cpSync(built, folder, { recursive: true });
      await test({ folder: join(folder, "judge"), verifiers: join(folder, "generated") }, folder);
    });

  before(async () => {
    python = await ensureEzkl();
    built = await mkdtemp(join(tmpdir(), "idol-test-"));
    place = await exportSmall(built);
    const steps: string[] = [];
    const { ran } = await build({ onProgress: ({ step }) => steps.push(step) });
    expect(ran).to.deep.equal(STEPS);
    expect(steps).to.deep.equal([...STEPS, "done"]);
  });

  after(() => rm(built, { recursive: true, force: true }));

  it("writes settings, compiled circuit, vk, verifier and a manifest that fits them", async () => {
    expect(Object.keys(contents(built))).to.deep.equal([
      "/generated/SmallVerifier.sol",
      "/judge/input.json",
      "/judge/judge.json",
      "/judge/manifest.json",
      "/judge/network.compiled",
      "/judge/network.onnx",
      "/judge/settings.json",
      "/judge/vk.key",
      "/judge/weights.json",
    ]);
    const manifest = await checkPlace(judge, place);
    const { lowest, highest } = scoreRange(makeTwin(smallNetwork, smallQuantisation));
    expect(manifest).to.deep.include({
      generator: "EZKL 21.0.0",
      verifier: "SmallVerifier",
      srs: { logrows: 11, origin: "ceremony" },
      score: { scale: 21, lowest: `${lowest}`, highest: `${highest}` },
    });
    expect(manifest.identity.srs).to.equal((await loadSrs(11)).sha256);
  });

  it("takes the rows that were forecast", async () => {
    const { rows, srs } = await checkPlace(judge, place);
    expect(rows).to.equal(forecastRows(smallShape, smallQuantisation.decompLegs));
    expect(srs.logrows).to.equal(forecastLogrows(smallShape, smallQuantisation));
  });

  it("pins input private, params fixed, output public, no rescaling, the range check on inputs off", () => {
    const settings = parseSettings(readFileSync(paths.artefactIn(place.folder, "settings"), "utf8"));
    expect(settings.run_args).to.include({
      input_visibility: "Private",
      param_visibility: "Fixed",
      output_visibility: "Public",
      num_inner_cols: 1,
      scale_rebase_multiplier: 100,
      ignore_range_check_inputs_outputs: true,
    });
    expect(settings.model_output_scales).to.deep.equal([7, 21]);
    checkSettings(settings, smallQuantisation, interfaceOf(7, 21));
  });

  it("would notice a product that EZKL rescales", async () => {
    const model = paths.artefactIn(place.folder, "network");
    const table = async (multiplier: number) => {
      const args = { ...runArgs(smallQuantisation), scale_rebase_multiplier: multiplier };
      return String((await runEzkl(python, { step: "table", model, runArgs: args })).result);
    };
    checkExact(await table(SCALE_REBASE_MULTIPLIER));
    const rescaled = await table(1);
    expect(codeOf(() => checkExact(rescaled))).to.equal("CIRCUIT_INEXACT");
  });

  it("names the verifier's contract after the judge, once, with its header", () => {
    const source = readFileSync(verifierFile(place, judge), "utf8");
    expect(source.match(/^contract SmallVerifier \{$/gm)).to.have.length(1);
    expect(source).to.not.include("Halo2Verifier");
    expect(source).to.match(
      /^\/\/ SPDX-License-Identifier: MIT\n\/\/ Generated by EZKL 21\.0\.0, then named/,
    );
  });

  it("gives the same bytes when built elsewhere", () =>
    withFolder(async (folder) => {
      await build({ place: await exportSmall(folder) });
      expect(contents(folder)).to.deep.equal(contents(built));
    }));

  it("runs nothing but the SRS's check, and needs no Python, when nothing has changed", () =>
    inCopy(async (copy, folder) => {
      const nowhere = async () => ({ executable: join(folder, "no-python") });
      const { ran } = await build({ place: copy, python: nowhere });
      expect(ran).to.deep.equal(["get_srs"]);
      expect(contents(folder)).to.deep.equal(contents(built));
    }));

  it("runs again only what depends on a changed sample", () =>
    inCopy(async (copy, folder) => {
      const input = paths.artefactIn(copy.folder, "input");
      writeFileSync(input, encodeInput({ key: 2n ** 248n - 1n, x: randomInput(smallShape, 9) }));
      const { ran, manifest } = await build({ place: copy });
      expect(ran).to.deep.equal(["gen_settings", "calibrate_settings", "get_srs", "witness", "mock"]);
      expect(manifest.judgeHash).to.equal((await checkPlace(judge, place)).judgeHash);
      expect(contents(folder)["/generated/SmallVerifier.sol"]).to.equal(
        contents(built)["/generated/SmallVerifier.sol"],
      );
    }));

  for (const [file, again] of Object.entries({
    "judge/vk.key": ["get_srs", "setup"],
    "judge/network.compiled": ["get_srs", "compile"],
    "generated/SmallVerifier.sol": ["get_srs", "create_evm_verifier"],
    "judge/manifest.json": STEPS,
  })) {
    it(`makes ${file} again when it is lost or edited`, () =>
      inCopy(async (copy, folder) => {
        writeFileSync(join(folder, file), "edited");
        expect((await build({ place: copy })).ran).to.deep.equal(again);
        expect(contents(folder)).to.deep.equal(contents(built));
        rmSync(join(folder, file));
        expect((await build({ place: copy })).ran).to.deep.equal(again);
        expect(contents(folder)).to.deep.equal(contents(built));
      }));
  }

  const UNBUILDABLE: Record<string, [string, (copy: CircuitPlace) => Partial<JudgeBuildOptions>]> = {
    "without an ONNX": [
      "ARTEFACT_MISSING",
      ({ folder }) => {
        rmSync(paths.artefactIn(folder, "network"));
        return {};
      },
    ],
    "from an ONNX that is none": [
      "ONNX_UNSUPPORTED",
      ({ folder }) => {
        writeFileSync(paths.artefactIn(folder, "network"), "ONNX");
        return {};
      },
    ],
    "when the sample exceeds what the relus can hold": [
      "CIRCUIT_RANGE",
      ({ folder }) => {
        const x = randomInput(smallShape, 1).map((value) => value * 1000);
        writeFileSync(paths.artefactIn(folder, "input"), encodeInput({ key: 1n, x }));
        return {};
      },
    ],
    "with a range table that does not fit logrows": [
      "CIRCUIT_RANGE",
      () => ({ quantisation: { ...smallQuantisation, decompBase: 4096 } }),
    ],
    "with more logrows than it needs": [
      "CIRCUIT_RANGE",
      () => ({ quantisation: { ...smallQuantisation, logrows: 12 } }),
    ],
    "with a decomposition that the WASM prover cannot compute": [
      "CIRCUIT_RANGE",
      () => ({ quantisation: { ...smallQuantisation, decompLegs: 5 } }),
    ],
    "when it is cancelled before it starts": ["CANCELLED", () => ({ signal: AbortSignal.abort() })],
  };
  for (const [what, [code, change]] of Object.entries(UNBUILDABLE)) {
    it(`refuses to build ${what}, and writes nothing`, () =>
      inCopy(async (copy, folder) => {
        const options = { place: copy, ...change(copy) };
        const before = contents(folder);
        expect(await rejectionCode(build(options))).to.equal(code);
        expect(contents(folder)).to.deep.equal(before);
      }));
  }

  it("writes nothing when it is cancelled in the middle of a step", () =>
    withFolder(async (folder) => {
      const fresh = await exportSmall(folder);
      const before = contents(folder);
      const abort = new AbortController();
      const onProgress: JudgeBuildOptions["onProgress"] = ({ step }) => {
        if (step === "setup") setImmediate(() => abort.abort());
      };
      expect(await rejectionCode(build({ place: fresh, onProgress, signal: abort.signal }))).to.equal(
        "CANCELLED",
      );
      expect(contents(folder)).to.deep.equal(before);
    }));

  it("marks a build under a test SRS as insecure, with another vk and judge hash", () =>
    inCopy(async (copy, folder) => {
      const srs = await makeInsecureSrs(python, 11, join(folder, "test.srs"));
      const { manifest, ran } = await build({ place: copy, srs: async () => srs });
      expect(ran).to.deep.equal(["get_srs", "setup", "create_evm_verifier"]);
      expect(manifest.srs.origin).to.equal("insecure-test");
      const ceremony = await checkPlace(judge, place);
      expect(manifest.identity.vk).to.not.equal(ceremony.identity.vk);
      expect(manifest.judgeHash).to.not.equal(ceremony.judgeHash);
      expect(readFileSync(verifierFile(copy, judge), "utf8")).to.include("insecure-test");
    }));

  for (const artefact of ["network", "input", "settings", "compiled", "vk", "verifier"] as const) {
    it(`notices a ${artefact} of another build, and one that is missing`, () =>
      inCopy(async (copy) => {
        const file =
          artefact === "verifier" ? verifierFile(copy, judge) : paths.artefactIn(copy.folder, artefact);
        writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from("\n")]));
        expect(await rejectionCode(checkPlace(judge, copy))).to.equal("ARTEFACT_MISMATCH");
        rmSync(file);
        expect(await rejectionCode(checkPlace(judge, copy))).to.equal("ARTEFACT_MISSING");
      }));
  }

  it("notices other features in judge.json, and lets its title change", () =>
    inCopy(async (copy) => {
      const file = paths.artefactIn(copy.folder, "config");
      const config = readJudgeConfig(readFileSync(file, "utf8"), file);
      writeFileSync(file, JSON.stringify({ ...config, title: "Another title" }));
      expect((await checkPlace(judge, copy)).bound.features).to.equal(featuresHash(config.features));
      const features = { ...config.features, fMin: config.features.fMin + 1 };
      writeFileSync(file, JSON.stringify({ ...config, features }));
      expect(await rejectionCode(checkPlace(judge, copy))).to.equal("ARTEFACT_MISMATCH");
      rmSync(file);
      expect(await rejectionCode(checkPlace(judge, copy))).to.equal("ARTEFACT_MISSING");
    }));

  describe("genWitness and mockProve", () => {
    const twin = makeTwin(smallNetwork, smallQuantisation);
    const key = 0x1234567890abcdef1234f39fd6e51aad88f6f4ce6ab8827279cfffb92266n;

    const inFolder = (
      x: Float64Array,
      test: (files: Record<"data" | "compiled" | "witness", string>) => Promise<void>,
    ) =>
      withFolder(async (folder) => {
        const data = join(folder, "input.json");
        writeFileSync(data, encodeInput({ key, x }));
        const compiled = paths.artefactIn(place.folder, "compiled");
        await test({ data, compiled, witness: join(folder, "witness.json") });
      });

    for (const seed of [3, 4, 5]) {
      it(`give the twin's score and the 248-bit key, unchanged: input ${seed}`, () => {
        const x = randomInput(smallShape, seed);
        return inFolder(x, async (files) => {
          const witness = judgeWitness(await genWitness(python, files));
          expect(witness.key).to.equal(key);
          expect(witness.score).to.equal(scoreInteger(twin, x));
          await mockProve(python, files);
        });
      });
    }

    it("refuse an input beyond the circuit's range", () => {
      const x = randomInput(smallShape, 3).map((value) => value * 1000);
      return inFolder(x, async (files) => {
        expect(await rejectionCode(genWitness(python, files))).to.equal("CIRCUIT_RANGE");
      });
    });

    it("refuse a witness whose score was edited", () =>
      inFolder(randomInput(smallShape, 3), async (files) => {
        await genWitness(python, files);
        const witness = JSON.parse(readFileSync(files.witness, "utf8"));
        witness.outputs[1][0] = `01${"00".repeat(31)}`;
        writeFileSync(files.witness, JSON.stringify(witness));
        expect(await rejectionCode(mockProve(python, files))).to.equal("PROOF_INVALID");
      }));

    it("say which file is missing", () =>
      inFolder(randomInput(smallShape, 3), async (files) => {
        expect(await rejectionCode(genWitness(python, { ...files, compiled: "/no/such" }))).to.equal(
          "EZKL_FAILED",
        );
      }));
  });
});
