import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import type { ProgressEvent } from "@idol/ezkl/progress";
import { expect } from "chai";
import { checkClips } from "../../src/corpora/check-clips.ts";
import { scanFolder } from "../../src/corpora/scan.ts";
import { glidingVoice, writeMadeUpCorpus } from "../judge/made-up-corpus.ts";

describe("corpora: checking clips", function () {
  this.timeout(60_000);

  it("separates readable clips from unreadable ones, in their order, whatever the workers", () =>
    withFolder(async (folder) => {
      await writeMadeUpCorpus(folder, ["01", "02", "03", "04", "05", "06"]);
      const cut = join(folder, "Actor_03", "03-01-08-01-01-01-03.wav");
      await writeFile(cut, glidingVoice(1, 7).subarray(0, 9000));
      const { clips } = await scanFolder(folder);
      const events: ProgressEvent[] = [];
      const checked = await checkClips(clips, { workers: 2, onProgress: (event) => events.push(event) });
      expect(checked.clips).to.deep.equal(clips.filter(({ path }) => path !== cut));
      expect(checked.unreadable.map(({ path }) => path)).to.deep.equal([cut]);
      expect(checked.unreadable[0]!.reason).to.include("ends");
      expect(events.at(-1)).to.deep.equal({ step: "decode", fraction: 1, detail: "36 of 36 clips" });
      expect(await checkClips(clips, { workers: 1 })).to.deep.equal(checked);
      expect(await checkClips([])).to.deep.equal({ clips: [], unreadable: [] });
      const signal = AbortSignal.abort();
      expect(await rejectionCode(checkClips(clips, { signal }))).to.equal("CANCELLED");
    }));
});
