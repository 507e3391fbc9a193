import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { readEvaluation } from "../../../src/judge/evaluate/evaluation-file.ts";
import { figuresOf } from "../../../src/judge/evaluate/figures.ts";
import { publishedThreshold } from "../../../src/judge/evaluate/threshold.ts";
import { loadJudge } from "../../../src/judge/judge-files.ts";
import { drawPictures } from "../../../src/judge/pictures/pictures.ts";
import { quantise } from "../../../src/judge/quantise.ts";
import { readTrainingLog } from "../../../src/judge/train/training-log.ts";
import { scoreScale } from "../../../src/judge/twin.ts";
import { paths } from "../../../src/paths.ts";
import { COMMITTED_JUDGES } from "../committed-judges.ts";

/** What can be checked of a committed evaluation without the recordings. */
describe("committed evaluations", function () {
  this.timeout(60_000);

  const read = async (name: string) => {
    const judge = await loadJudge(name);
    const evaluation = await readEvaluation(judge.folder, "evaluation", judge.config.weightsSha256);
    expect(evaluation, `${name} was not evaluated with these weights`).not.to.equal(undefined);
    return { ...judge, evaluation: evaluation! };
  };
  const eachJudge = async (check: (judge: Awaited<ReturnType<typeof read>>) => Promise<void> | void) => {
    for (const name of COMMITTED_JUDGES) await check(await read(name));
  };

  it("are of the validation speakers, and their figures are those of their scores", () =>
    eachJudge(({ config, evaluation }) => {
      const { scores, groups, draws } = evaluation;
      expect(evaluation.speakers).to.deep.equal(config.training?.validation ?? evaluation.speakers);
      const options = { labels: config.labels, threshold: config.threshold!.score, draws, seed: 0 };
      for (const group of groups) {
        const own = scores.filter(({ corpus }) => group.name === "all" || corpus === group.name);
        for (const which of ["float", "integer"] as const) {
          const values = Float64Array.from(own, (score) => score[which]);
          expect(group[which], group.name).to.deep.equal(figuresOf(values, own, options));
        }
      }
    }));

  it("give the thresholds of their judges, or keep to those of corpora left out", () =>
    eachJudge(({ config, evaluation }) => {
      const { quantisation, threshold, training } = config;
      const others = evaluation.scores
        .filter(({ emotion }) => emotion !== "surprise")
        .map(({ integer }) => quantise(integer, scoreScale(quantisation.scale)));
      const own = publishedThreshold(others, scoreScale(quantisation.scale), evaluation.speakers);
      if (training !== null && "guards" in training)
        expect(BigInt(threshold!.instance) >= BigInt(own.instance)).to.equal(true);
      else expect(own).to.deep.equal(threshold);
      expect(evaluation.threshold).to.deep.equal(threshold);
    }));

  it("give the pictures beside them; idol:evaluate writes them", () =>
    eachJudge(async ({ folder, config, evaluation }) => {
      const log = await readTrainingLog(folder, config.weightsSha256);
      for (const [name, svg] of Object.entries(drawPictures(evaluation, config.labels, log)))
        expect(await readFile(paths.pictureIn(folder, name), "utf8"), name).to.equal(svg);
    }));
});
