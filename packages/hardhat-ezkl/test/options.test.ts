import "../src/chai.ts";
import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { oneOperator } from "../../ezkl/test/onnx/models.ts";
import { srsToBuildWith } from "../src/circuit/srs.ts";
import type { EzklUserConfig } from "../src/index.ts";
import { tamperings } from "../src/testing.ts";
import { useProject } from "./project.ts";
import { refusalCode } from "./refusal.ts";

const VALUES = [-1.5, 0.25, 0.75, 2];
/** A hundred is 3,200 at scale 5, and 6,400 at scale 6. */
const LARGE = [-1.5, 0.25, 0.75, 100];
/** Takes a relu's input below 4,096 apart. */
const TIGHT = { base: 64, legs: 2 };

const CIRCUITS: NonNullable<EzklUserConfig["circuits"]> = {
  auto: { onnx: "models/relu.onnx", sample: "models/large.json", scale: "auto", ...TIGHT },
  hashed: { onnx: "models/relu.onnx", sample: "models/four.json", inputs: "hashed", columns: 2 },
  sigmoid: { onnx: "models/sigmoid.onnx", sample: "models/four.json", exact: false },
};

describe("options of a circuit", function () {
  this.timeout(600_000);
  const project = useProject();

  before(async () => {
    for (const [name, onnx] of [
      ["relu", oneOperator("Relu")],
      ["sigmoid", oneOperator("Sigmoid")],
    ] as const)
      await writeFile(project.path(`models/${name}.onnx`), onnx);
    await writeFile(project.path("models/four.json"), JSON.stringify({ input_data: [VALUES] }));
    await writeFile(project.path("models/large.json"), JSON.stringify({ input_data: [LARGE] }));
    await project.run("setup", {}, { circuits: CIRCUITS });
  });

  /** Proves the values, has the verifier on a chain take the proof and refuse changed instances, and returns what the proof says. */
  async function proven(name: string, x: number[]) {
    const hre = await project.runtime({ circuits: CIRCUITS });
    const circuit = await hre.ezkl.circuit(name);
    try {
      const { proof, outputs } = await circuit.prove({ x });
      const connection = await hre.network.create();
      const verifier = await connection.ezkl.deployVerifier(name);
      await expect(verifier).to.accept(proof);
      for (const bad of tamperings(proof).filter((each) => each.name.startsWith("instance")))
        await expect(verifier).to.rejectProof(bad);
      return { proof, outputs };
    } finally {
      await circuit.close();
    }
  }

  async function settingsOf(name: string) {
    return JSON.parse(await readFile(project.path(`ezkl/${name}/settings.json`), "utf8"));
  }

  it('scale "auto" takes the largest at which the samples stay within the range', async () => {
    const { run_args } = await settingsOf("auto");
    expect(run_args).to.include({ input_scale: 5, decomp_base: TIGHT.base, decomp_legs: TIGHT.legs });
    const larger = { circuits: { auto: { ...CIRCUITS.auto!, scale: 6 } } };
    expect(await refusalCode(project.run("setup", {}, larger))).to.equal("CIRCUIT_RANGE");
    const { outputs } = await proven("auto", LARGE);
    expect(outputs.y!.values).to.deep.equal(LARGE.map((value) => Math.max(0, value)));
  });

  it("inputs that are hashed are an instance each, which is not theirs, also in two columns", async () => {
    expect((await settingsOf("hashed")).run_args).to.include({ num_inner_cols: 2 });
    const { proof, outputs } = await proven("hashed", VALUES);
    expect(proof.instances).to.have.length(1 + VALUES.length);
    expect(proof.instances.slice(1)).to.deep.equal([0n, 32n, 96n, 256n]);
    expect(outputs.y!.values).to.deep.equal([0, 0.25, 0.75, 2]);
    expect(proof.instances[0]! > 2n ** 128n).to.equal(true);
  });

  it("exact: false takes a table, and says so", async () => {
    const strict = { circuits: { sigmoid: { ...CIRCUITS.sigmoid!, exact: true } } };
    expect(await refusalCode(project.run("setup", {}, strict))).to.equal("CIRCUIT_INEXACT");
    const { result } = await project.run("info", {}, { circuits: { sigmoid: CIRCUITS.sigmoid! } });
    expect(result[0]).to.include({ built: true, exact: false });
    const { outputs } = await proven("sigmoid", VALUES);
    // One rounding at the table's scale.
    for (const [index, value] of outputs.y!.values.entries())
      expect(Math.abs(value - 1 / (1 + Math.exp(-VALUES[index]!)))).to.be.lessThan(2 ** -7);
  });

  it("2^13 and 2^14 rows have the ceremony's SRS in this package", async () => {
    for (const logrows of [13, 14]) {
      const paths = { artifacts: "", verifiers: "", types: "", srs: undefined };
      const python = async () => ({ executable: "none" });
      const srs = await srsToBuildWith({ insecureSrs: false }, logrows, paths, {
        python,
        onProgress() {},
      });
      expect(srs.path).to.match(new RegExp(`hardhat-ezkl/srs/kzg${logrows}\\.srs$`));
      expect(srs.origin).to.equal("ceremony");
    }
  });
});
