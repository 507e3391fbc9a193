import { readFile } from "node:fs/promises";
import { ensureEzkl } from "@idol/ezkl/build";
import { loadSingleThreaded } from "@idol/ezkl/prover";
import { expect } from "chai";
import { encodeInput } from "../../src/circuit/input.ts";
import { genWitnesses, parseWitness } from "../../src/circuit/witness.ts";
import { loadJudge } from "../../src/judge/judge-files.ts";
import { scoreRecording } from "../../src/judge/score.ts";
import { paths } from "../../src/paths.ts";
import { variedClips } from "./varied-clips.ts";

const VARIATIONS = 100;
const KEY = 0xfedcba9876543210fedcf39fd6e51aad88f6f4ce6ab8827279cfffb92266n;

describe(`the witness of ${VARIATIONS} variations of the committed clips (gain, shift, noise)`, function () {
  this.timeout(300_000);
  let inputs: string[];
  let scores: bigint[];

  before(async () => {
    const judge = await loadJudge("idol");
    const scored = (await variedClips(VARIATIONS)).map((clip) => scoreRecording(clip, judge));
    inputs = scored.map(({ x }) => encodeInput({ key: KEY, x }));
    scores = scored.map(({ instance }) => instance);
    // Or they would be variations in name alone.
    expect(new Set(scores).size).to.be.greaterThan(VARIATIONS * 0.9);
  });

  it("has the integer twin's score, and the key, in the WASM engine", async () => {
    const { engine } = loadSingleThreaded();
    const compiled = new Uint8ClampedArray(await readFile(paths.artefact("idol", "compiled")));
    const found = inputs.map((input) => {
      const witness = engine.genWitness(compiled, new Uint8ClampedArray(Buffer.from(input)));
      return parseWitness(new TextDecoder().decode(witness));
    });
    expect(found.map(({ score }) => score)).to.deep.equal(scores);
    expect(found.every(({ key }) => key === KEY)).to.equal(true);
  });

  it("has the integer twin's score, and the key, in native EZKL", async () => {
    const python = await ensureEzkl();
    const found = await genWitnesses(python, inputs, paths.artefact("idol", "compiled"));
    expect(found.map(({ score }) => score)).to.deep.equal(scores);
    expect(found.every(({ key }) => key === KEY)).to.equal(true);
  });
});
