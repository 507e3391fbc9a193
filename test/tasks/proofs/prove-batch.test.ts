import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkBinding, parseBinding } from "@idol/client/key";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import type { ProgressEvent } from "@idol/ezkl/progress";
import { paths } from "@idol/ml/judges";
import { createProver } from "@idol/ml/proving";
import { expect } from "chai";
import { type BatchClip, type BatchRequest, JOURNAL, proveBatch } from "../../../tasks/proofs/prove-batch.ts";

const CLIPS = ["03-01-03-02-01-01-20.wav", "03-01-07-02-02-02-18.wav", "03-01-08-02-02-01-18.wav"] as const;
const key = {
  account: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
  chainId: 31337n,
  reward: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  season: 1n,
  termsHash: `0x${"7e".repeat(32)}`,
};

describe("proveBatch", function () {
  this.timeout(300_000);

  /** A folder with the samples as a.wav, b.wav and d.wav, a bad clip between them, and what is no clip. */
  const withClips = (test: (request: BatchRequest) => Promise<void>) =>
    withFolder(async (root) => {
      const folder = join(root, "clips");
      await mkdir(join(folder, "below.wav"), { recursive: true });
      for (const [index, name] of ["a.wav", "b.wav", "d.WAV"].entries()) {
        await copyFile(paths.sample(CLIPS[index]!), join(folder, name));
      }
      await writeFile(join(folder, "c.wav"), "la la la");
      await copyFile(paths.sample(CLIPS[0]), join(folder, "below.wav", "e.wav"));
      await writeFile(join(folder, "notes.txt"), "not a clip");
      await writeFile(join(folder, ".hidden.wav"), "not a clip");
      const out = join(root, "out");
      await test({
        folder,
        out,
        judge: "idol",
        key,
        backend: "wasm",
        workers: 2,
        cache: join(root, "cache"),
      });
    });
  const outcomes = (clips: readonly BatchClip[]) => clips.map(({ clip, outcome }) => `${clip} ${outcome}`);

  it("proves what it can, names what it cannot, and goes on after an interruption", () =>
    withClips(async (request) => {
      const abort = new AbortController();
      const onProgress = ({ fraction }: ProgressEvent) => fraction !== undefined && abort.abort();
      const interrupted = proveBatch({ ...request, workers: 1, onProgress, signal: abort.signal });
      expect(await rejectionCode(interrupted)).to.equal("CANCELLED");
      expect((await readdir(request.out)).sort()).to.deep.equal([
        "a.wav.proof.json",
        "a.wav.proof.json.binding.json",
        JOURNAL,
      ]);

      const events: unknown[] = [];
      const result = await proveBatch({
        ...request,
        onProgress: ({ fraction, detail }) => events.push(fraction ?? detail),
      });
      expect(outcomes(result.clips)).to.deep.equal([
        "a.wav kept",
        "b.wav proved",
        "c.wav failed",
        "d.WAV proved",
      ]);
      expect(result).to.include({ proved: 2, kept: 1, failed: 1, workers: 2 });
      expect(Math.abs(result.proofsPerMinute - (2 * 60_000) / result.milliseconds)).to.be.lessThan(1e-6);
      expect(events).to.deep.equal([
        "1 folder below it is left out; --recursive takes what is in there too.",
        ...[0.25, 0.5, 0.75, 1],
      ]);
      const bad = result.clips[2]!;
      expect(bad.outcome === "failed" && bad.error.code).to.equal("AUDIO_NOT_RECOGNISED");

      const prover = await createProver({ judge: "idol", backend: "wasm", threads: 1 });
      for (const clip of result.clips) {
        if (clip.outcome === "failed") continue;
        const proof = await readFile(clip.out, "utf8");
        checkBinding(proof, parseBinding(await readFile(`${clip.out}.binding.json`, "utf8")));
        expect((await prover.verify(proof))[1]).to.equal(clip.score);
      }
      await prover.close();
      await keptOnlyWhatIsTheSame(request);
    }));

  /** Each change to what was asked, or to what is there, and whether a clip is proved anew. */
  async function keptOnlyWhatIsTheSame(request: BatchRequest): Promise<void> {
    const run = async (changes: Partial<BatchRequest> = {}) =>
      (await proveBatch({ ...request, ...changes })).clips;
    const file = (name: string) => join(request.out, name);
    expect(outcomes(await run())).to.deep.equal(["a.wav kept", "b.wav kept", "c.wav failed", "d.WAV kept"]);
    // A last line cut off, as a crash leaves it, costs that clip alone.
    const journal = await readFile(file(JOURNAL), "utf8");
    await rm(join(request.folder, "d.WAV"));
    await writeFile(file(JOURNAL), `${journal.trimEnd()}\n{"clip":"a.wav","recordi`);
    expect(outcomes(await run())).to.deep.equal(["a.wav kept", "b.wav kept", "c.wav failed"]);
    // Other bytes under the same name, here ones that cannot be proved, are another recording.
    await writeFile(join(request.folder, "a.wav"), "la la la");
    expect(outcomes(await run())).to.deep.equal(["a.wav failed", "b.wav kept", "c.wav failed"]);
    await rm(join(request.folder, "a.wav"));
    // Another season's proofs go elsewhere: these are kept, and nothing of the batch is begun.
    const other = { key: { ...key, season: 2n } };
    expect(await rejectionCode(run(other)), "another season").to.equal("FILE_UNWRITABLE");
    const anew = ["b.wav proved", "c.wav failed"];
    expect(outcomes(await run({ ...other, out: join(request.out, "2") })), "beside").to.deep.equal(anew);
    expect(outcomes(await run({ bindRecordings: true })), "the recording bound").to.deep.equal(anew);
    const proof = await readFile(file("b.wav.proof.json"), "utf8");
    await writeFile(file("b.wav.proof.json"), proof.replace("}", " }"));
    expect(outcomes(await run({ bindRecordings: true })), "an edited proof").to.deep.equal(anew);
    expect(outcomes(await run({ bindRecordings: true }))).to.deep.equal(["b.wav kept", "c.wav failed"]);
  }

  it("refuses what cannot begin", () =>
    withClips(async (request) => {
      const refused = (changes: Partial<BatchRequest>) =>
        rejectionCode(proveBatch({ ...request, ...changes }));
      expect(await refused({ folder: join(request.folder, "none") })).to.equal("FILE_NOT_FOUND");
      expect(await refused({ folder: join(request.folder, "below.wav/none") })).to.equal("FILE_NOT_FOUND");
      expect(await refused({ workers: 0 })).to.equal("OPTION_INVALID");
      expect(await refused({ threads: 1.5 })).to.equal("OPTION_INVALID");
      expect(await refused({ judge: "nobody" })).to.equal("JUDGE_UNKNOWN");
      expect(await refused({ expectedJudgeHash: `0x${"0".repeat(64)}` })).to.equal("BINDING_MISMATCH");
      expect(await refused({ signal: AbortSignal.abort() })).to.equal("CANCELLED");
      expect(await readdir(join(request.out, "..")), "nothing is written").to.deep.equal(["clips"]);
    }));
});
