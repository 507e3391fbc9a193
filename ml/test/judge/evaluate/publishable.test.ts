import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { loadAnyJudge } from "../../../src/judge/any-judge.ts";
import { isEnough, isPublished } from "../../../src/judge/evaluate/publishable.ts";
import { paths } from "../../../src/paths.ts";

const figure = { value: 0, low: 0, high: 0 };
const figures = { disgust: figure, rest: figure, spearman: figure, mae: figure, uar: figure, passing: {} };
const all = (clips: number, speakers: number, surprise: number) => ({
  groups: [{ name: "all", clips, speakers, emotions: { surprise }, float: figures, integer: figures }],
});

describe("what may be published", () => {
  it("is what heard enough clips, speakers and surprise", () => {
    expect(isEnough(all(100, 4, 20))).to.equal(true);
    expect(isEnough(all(99, 4, 20))).to.equal(false);
    expect(isEnough(all(3000, 3, 400))).to.equal(false);
    expect(isEnough(all(100, 4, 19))).to.equal(false);
    expect(isEnough({ groups: [] })).to.equal(false);
  });

  it("is asked about where figures of the same weights are there already", () =>
    withFolder(async (root) => {
      const folder = join(root, "idol");
      await cp(paths.judge("idol"), folder, { recursive: true });
      const judge = await loadAnyJudge("idol", folder);
      expect(await isPublished(judge, "evaluation")).to.equal(true);
      const retrained = { ...judge, config: { ...judge.config, weightsSha256: "0".repeat(64) } };
      expect(await isPublished(retrained as typeof judge, "evaluation")).to.equal(false);
      await writeFile(paths.artefactIn(folder, "evaluation"), "{");
      expect(await isPublished(judge, "evaluation"), "a damaged one is not lost unasked").to.equal(true);
    }));
});
