import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { listJudges, loadJudge, saveJudge } from "../../src/judge/judge-files.ts";
import { outputShape } from "../../src/judge/network.ts";
import { makeRandom } from "../../src/judge/train/random.ts";
import { RUNS_PLAN } from "./runs-plan.ts";

const plan = RUNS_PLAN;
const shape = plan.network;
const random = makeRandom(0);
const numbers = (count: number) => Float64Array.from({ length: count }, () => Math.fround(random.normal()));
const network = {
  shape,
  weights: {
    convWeight: numbers(shape.channels * shape.kernel[0] * shape.kernel[1]),
    convBias: numbers(shape.channels),
    linearWeight: numbers(outputShape(shape).units),
    linearBias: Float64Array.of(Math.fround(1e-12)),
  },
};
const config = {
  format: 1,
  name: "test",
  ...plan,
  threshold: null,
  provenance: { origin: "trained", data: [], notes: [] },
} as const;

describe("a judge's folder", () => {
  it("gives back every bit that was written, and the same bytes each time", () =>
    withFolder(async (folder) => {
      await saveJudge(
        { ...config, provenance: { ...config.provenance, data: [], notes: [] } },
        network,
        folder,
      );
      const first = await readFile(join(folder, "weights.json"), "utf8");
      expect((await loadJudge("test", folder)).network).to.deep.equal(network);
      await saveJudge(
        { ...config, provenance: { ...config.provenance, data: [], notes: [] } },
        network,
        folder,
      );
      expect(await readFile(join(folder, "weights.json"), "utf8")).to.equal(first);
    }));

  const damages: [what: string, code: string, damage: (folder: string) => Promise<void>][] = [
    ["no weights", "JUDGE_INCOMPLETE", (folder) => rm(join(folder, "weights.json"))],
    ["no config", "JUDGE_INCOMPLETE", (folder) => rm(join(folder, "judge.json"))],
    ["weights of another training", "JUDGE_INVALID", (folder) => edit(folder, "weights.json", /\d/, "7")],
    ["half a config", "JUDGE_INVALID", (folder) => edit(folder, "judge.json", /"network"[\s\S]*/, "")],
    ["another format", "JUDGE_INVALID", (folder) => edit(folder, "judge.json", /"format": 1/, '"format": 2')],
    [
      "an unknown field",
      "JUDGE_INVALID",
      (folder) => edit(folder, "judge.json", /"title"/, '"surprise": 1, "title"'),
    ],
    [
      "another name",
      "JUDGE_INVALID",
      (folder) => edit(folder, "judge.json", /"name": "test"/, '"name": "other"'),
    ],
    [
      "a shape that the weights do not fit",
      "JUDGE_INVALID",
      (folder) => edit(folder, "judge.json", /"channels": \d+/, '"channels": 1'),
    ],
    ["no folder", "JUDGE_UNKNOWN", (folder) => rm(folder, { recursive: true })],
  ];

  for (const [what, code, damage] of damages) {
    it(`refuses ${what}`, () =>
      withFolder(async (parent) => {
        const folder = join(parent, "test");
        await saveJudge(
          { ...config, provenance: { ...config.provenance, data: [], notes: [] } },
          network,
          folder,
        );
        await damage(folder);
        expect(await rejectionCode(loadJudge("test", folder))).to.equal(code);
      }));
  }

  it("writes nothing that it would not read again", () =>
    withFolder(async (parent) => {
      const folder = join(parent, "test");
      const short = { shape, weights: { ...network.weights, convBias: new Float64Array(1) } };
      const fresh = { ...config, provenance: { ...config.provenance, data: [], notes: [] } };
      expect(await rejectionCode(saveJudge(fresh, short, folder))).to.equal("JUDGE_INVALID");
      expect(await rejectionCode(saveJudge({ ...fresh, name: "../up" }, network, folder))).to.equal(
        "JUDGE_INVALID",
      );
      expect(await listJudges(parent)).to.deep.equal([]);
    }));
});

async function edit(folder: string, file: string, from: RegExp, to: string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, "utf8");
  const after = before.replace(from, to);
  expect(after).not.to.equal(before);
  await writeFile(path, after);
}
