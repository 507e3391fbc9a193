import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { scanFolder } from "../../../src/corpora/scan.ts";
import { renderModelCard, writeCard } from "../../../src/judge/card/card.ts";
import { readCardParts } from "../../../src/judge/card/parts.ts";
import { evaluateJudge } from "../../../src/judge/evaluate/evaluate.ts";
import { evaluateAndPublish, publishEvaluation } from "../../../src/judge/evaluate/publish.ts";
import { type Judge, loadJudge, saveJudge } from "../../../src/judge/judge-files.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";
import { formatTrainingLog } from "../../../src/judge/train/training-log.ts";
import { paths } from "../../../src/paths.ts";
import { writeMadeUpCorpus } from "../made-up-corpus.ts";
import { untrainedJudge } from "../untrained-judge.ts";

describe("publishing an evaluation", function () {
  this.timeout(60_000);
  const cacheBefore = process.env.IDOL_CACHE_DIR;

  afterEach(() => {
    if (cacheBefore === undefined) delete process.env.IDOL_CACHE_DIR;
    else process.env.IDOL_CACHE_DIR = cacheBefore;
  });

  const save = (folder: string, seed: number): Promise<Judge> => {
    const { config, network } = untrainedJudge(makeRandom(seed));
    return saveJudge(config, network, join(folder, config.name));
  };

  it("derives the threshold of a judge without one, and publishes under it", () =>
    withFolder(async (folder) => {
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      await writeMadeUpCorpus(join(folder, "data"), ["17", "18", "19", "01"]);
      const { clips } = await scanFolder(join(folder, "data"));
      const { config, network } = untrainedJudge(makeRandom(1));
      const bare = { ...config, threshold: null };
      const judge = await saveJudge(bare, network, join(folder, config.name));

      const options = { workers: 1, draws: 20 };
      const { evaluation, written } = await evaluateAndPublish(judge, clips, options);
      const settled = await loadJudge(config.name, judge.folder);
      const { threshold, quantisation } = settled.config;
      expect(written).to.include(paths.artefactIn(judge.folder, "config"));
      expect(evaluation.threshold).to.deep.equal(threshold);
      const others = evaluation.scores.filter(({ emotion }) => emotion !== "surprise");
      // 5 % of 12 clips is none: the threshold lies one instance above the highest of them.
      const highest = Math.max(...others.map(({ integer }) => integer));
      expect(threshold!.score).to.equal(highest + 2 ** (-3 * quantisation.scale));
      expect(evaluation.groups[0]!.integer.passing.disgust!.value).to.equal(0);
      expect(settled.config.weightsSha256).to.equal(judge.config.weightsSha256);

      const again = await evaluateAndPublish(settled, clips, options);
      expect(again.evaluation).to.deep.equal(evaluation);
      expect(again.written).not.to.include(paths.artefactIn(judge.folder, "config"));
    }));

  it("writes evaluation, pictures and card; an acceptance joins them; new weights make all of it old", () =>
    withFolder(async (folder) => {
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      await writeMadeUpCorpus(join(folder, "data"), ["17", "18", "21", "22"]);
      const { clips } = await scanFolder(join(folder, "data"));
      const judge = await save(folder, 1);
      const log = formatTrainingLog(judge.config.weightsSha256, {
        leftOut: [],
        runs: [
          {
            seed: 0,
            merit: 1,
            validation: { disgust: 1, rest: 1 },
            history: [{ epoch: 1, loss: 0.5, validation: { disgust: 0.8, rest: Number.NaN } }],
          },
        ],
      });
      await writeFile(paths.artefactIn(judge.folder, "training"), log);

      const evaluation = await evaluateJudge(judge, clips, { workers: 1, draws: 50 });
      expect(new Set(evaluation.scores.map(({ speaker }) => speaker))).to.deep.equal(
        new Set(["ravdess-17", "ravdess-18"]),
      );
      const written = await publishEvaluation(judge, evaluation, "evaluation");
      expect(await readdir(join(judge.folder, "pictures"))).to.have.members([
        "calibration.svg",
        "roc.svg",
        "score-by-emotion.svg",
        "training-curve.svg",
      ]);
      expect(written).to.have.length(6);
      const card = () => readFile(paths.artefactIn(judge.folder, "card"), "utf8");
      expect(await card())
        .to.include("### Validation speakers")
        .and.not.to.include("### Reserved speakers");

      const acceptance = await evaluateJudge(judge, clips, {
        speakers: ["ravdess-21", "ravdess-22"],
        workers: 1,
        draws: 50,
      });
      await publishEvaluation(judge, acceptance, "acceptance");
      expect(await card())
        .to.include("### Validation speakers")
        .and.to.include("### Reserved speakers");
      expect(await card()).to.equal(renderModelCard(await readCardParts(judge)));

      const retrained = await save(folder, 2);
      await writeCard(retrained);
      expect(await readdir(join(judge.folder, "pictures"))).to.deep.equal([]);
      expect(await card()).to.include("None yet: run `idol:evaluate");
      const anew = await evaluateJudge(retrained, clips, { workers: 1, draws: 50 });
      await publishEvaluation(retrained, anew, "evaluation");
      expect(await readdir(join(judge.folder, "pictures"))).not.to.include("training-curve.svg");
      expect(await card()).not.to.include("### Reserved speakers");
    }));
});
