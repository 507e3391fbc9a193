import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import type { ProgressEvent } from "@idol/ezkl/progress";
import { expect } from "chai";
import { decodeAudio } from "../../../src/audio/decode.ts";
import { scanFolder } from "../../../src/corpora/scan.ts";
import { evaluateJudge } from "../../../src/judge/evaluate/evaluate.ts";
import { loadJudge, saveJudge } from "../../../src/judge/judge-files.ts";
import { type GuardedPlan, type JudgePlan, PLANS } from "../../../src/judge/presets.ts";
import { scoreRecording } from "../../../src/judge/score.ts";
import { trainJudge } from "../../../src/judge/train/train.ts";
import { glidingVoice, writeMadeUpCorpus } from "../made-up-corpus.ts";
import { RUNS_PLAN } from "../runs-plan.ts";

const idol = RUNS_PLAN;
const plan: JudgePlan = {
  ...idol,
  training: {
    ...idol.training,
    validation: ["ravdess-17", "ravdess-18"],
    runs: 3,
    fold: 2,
    epochs: 4,
    batches: 10,
    batchSize: 32,
    variants: 2,
    augmentation: [
      { kind: "join", chance: 0.5 },
      { kind: "background", before: 0, from: -60, to: -50 },
    ],
  },
};

describe("training on recordings", function () {
  this.timeout(120_000);
  const cacheBefore = process.env.IDOL_CACHE_DIR;

  afterEach(() => {
    if (cacheBefore === undefined) delete process.env.IDOL_CACHE_DIR;
    else process.env.IDOL_CACHE_DIR = cacheBefore;
  });

  it("goes from files to a judge that recognises what it was taught, the same with one worker or two", () =>
    withFolder(async (folder) => {
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      await writeMadeUpCorpus(join(folder, "data"), ["01", "02", "03", "17", "18", "24"]);
      await writeFile(join(folder, "data", "03-01-08-01-01-01-05.wav"), "no sound at all");
      const scan = await scanFolder(join(folder, "data"));
      const steps = new Set<string>();
      const onProgress = ({ step }: { step: string }) => steps.add(step);
      const trained = await trainJudge("test", plan, scan, { workers: 2, onProgress });

      expect([...steps]).to.deep.equal(["features", "train"]);
      expect(trained.unreadable).to.have.length(1);
      expect(trained.validation.disgust).to.equal(1);
      expect(trained.config.provenance.data).to.deep.equal([
        { corpus: "ravdess-speech", clips: 18, speakers: 3, licence: "CC BY-NC-SA 4.0" },
      ]);

      process.env.IDOL_CACHE_DIR = join(folder, "another-cache");
      const again = await trainJudge("test", plan, scan, { workers: 1 });
      expect(again.network.weights).to.deep.equal(trained.network.weights);
      expect(again.config.threshold).to.deep.equal(trained.config.threshold);

      const judge = await saveJudge(trained.config, trained.network, join(folder, "judges", "test"));
      const loaded = await loadJudge("test", join(folder, "judges", "test"));
      expect(loaded).to.deep.equal(judge);
      expect(loaded.network.weights).to.deep.equal(trained.network.weights);

      const score = (octaves: number) => scoreRecording(decodeAudio(glidingVoice(octaves, 99)), loaded);
      expect(Number(score(1).instance)).to.be.greaterThan(Number(score(-1).instance));
      expect(score(1).score).to.be.closeTo(score(1).float, 0.02);

      const evaluation = await evaluateJudge(loaded, scan.clips, { draws: 50 });
      expect(evaluation.groups.map((group) => [group.name, group.clips, group.speakers])).to.deep.equal([
        ["ravdess-speech", 12, 2],
        ["all", 12, 2],
      ]);
      const [, all] = evaluation.groups;
      expect(all!.integer.disgust.value).to.equal(1);
      const paid = ["calm", "disgust"].map((emotion) => all!.integer.passing[emotion as "calm"]!.value);
      expect(paid, "at most 5 % of 8 clips").to.deep.equal([0, 0]);
      expect(evaluation.scores).to.have.length(12);
    }));

  it("hears dry recordings without the step that takes a room away, and others with it", () =>
    withFolder(async (folder) => {
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      await writeMadeUpCorpus(join(folder, "data"), ["01", "02", "17"]);
      const scan = await scanFolder(join(folder, "data"));
      const { training: recipe, features, ...rest } = PLANS.idol;
      const voice = features.steps.filter(({ step }) => step === "voice");
      const room = { step: "dereverberate", decay: 2.32, delay: 3, share: 1, most: 15 } as const;
      const weightsOf = async (steps: typeof features.steps, dry: boolean) => {
        const training: GuardedPlan["training"] = {
          ...recipe,
          dry,
          validation: ["ravdess-17"],
          guards: { ...recipe.guards, sounds: 1, steps: 3 },
          leaveOut: ["tess"],
        };
        const trained = await trainJudge(
          "test",
          { ...rest, training, features: { ...features, steps } },
          scan,
        );
        return trained.network.weights;
      };
      const without = await weightsOf(voice, false);
      expect(await weightsOf([room, ...voice], true)).to.deep.equal(without);
      expect(await weightsOf([room, ...voice], false)).to.not.deep.equal(without);
    }));

  for (const workers of [1, 2]) {
    it(`keeps the best so far, a whole judge, when stopped in the middle with ${workers} workers`, () =>
      withFolder(async (folder) => {
        process.env.IDOL_CACHE_DIR = join(folder, "cache");
        await writeMadeUpCorpus(join(folder, "data"), ["01", "02", "03", "17", "18"]);
        const scan = await scanFolder(join(folder, "data"));
        const abort = new AbortController();
        const details: string[] = [];
        const onProgress = ({ step, detail }: ProgressEvent) => {
          if (step !== "train") return;
          details.push(detail!);
          abort.abort();
        };
        const long = { ...plan, training: { ...plan.training, epochs: 400 } };
        const started = { workers, onProgress, signal: abort.signal };
        const trained = await trainJudge("test", long, scan, started);
        expect(details[0]).to.match(
          /^run \d of 3, epoch 1 of 400: loss \d\.\d{4}, surprise above disgust \d\.\d{3}, above the rest \d\.\d{3}, \d+ s left$/,
        );
        expect(trained.stopped).to.equal(true);
        expect(trained.runs.length).to.be.within(1, workers);
        for (const { history } of trained.runs) expect(history.length).to.be.lessThan(400);
        expect(trained.config.provenance.notes.at(-1)).to.include(
          `${trained.runs.length} of 3 runs had begun`,
        );

        const place = join(folder, "judges", "test");
        await saveJudge(trained.config, trained.network, place);
        const judge = await loadJudge("test", place);
        const { score, float } = scoreRecording(decodeAudio(glidingVoice(1, 99)), judge);
        expect(score).to.be.closeTo(float, 0.02);
        const evaluation = await evaluateJudge(judge, scan.clips, { draws: 20 });
        expect(evaluation.scores).to.have.length(12);
      }));
  }

  it("is not cut short by a Ctrl-C that comes when all is trained", () =>
    withFolder(async (folder) => {
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      await writeMadeUpCorpus(join(folder, "data"), ["01", "02", "17", "18"]);
      const scan = await scanFolder(join(folder, "data"));
      const abort = new AbortController();
      const onProgress = ({ step, fraction }: ProgressEvent) => {
        if (step === "train" && fraction === 1) abort.abort();
      };
      const trained = await trainJudge("test", plan, scan, { onProgress, signal: abort.signal });
      expect(trained.stopped).to.equal(false);
      expect(trained.config.provenance.notes).to.deep.equal([]);
    }));

  it("keeps nothing when stopped before it began, and says what is missing", () =>
    withFolder(async (folder) => {
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      await writeMadeUpCorpus(join(folder, "data"), ["01", "17"]);
      const scan = await scanFolder(join(folder, "data"));
      const signal = AbortSignal.abort();
      expect(await rejectionCode(trainJudge("test", plan, scan, { signal }))).to.equal("CANCELLED");
      const nobody = { ...plan, training: { ...plan.training, validation: ["ravdess-09"] } };
      expect(await rejectionCode(trainJudge("test", nobody, scan))).to.equal("DATA_NOT_FOUND");
      const tooFew = { ...plan, training: { ...plan.training, fold: 4 } };
      expect(await rejectionCode(trainJudge("test", tooFew, scan))).to.equal("JUDGE_INVALID");
      const wrongShape = { ...plan, network: { ...plan.network, rows: 14 } };
      expect(await rejectionCode(trainJudge("test", wrongShape, scan))).to.equal("JUDGE_INVALID");
    }));
});
