import { createProver, decodeAudio, loadJudge, parseProof, readAudioFile, scoreRecording } from "@idol/ml";

import { expect } from "chai";
import { sampleClips } from "../src/samples.ts";

describe("@idol/ml", function () {
  this.timeout(120_000);

  it("goes from a recording to a proof, as its example does", async () => {
    const prover = await createProver({ judge: "idol", backend: "wasm" });
    try {
      const [clip] = await sampleClips();
      const { x, instance } = scoreRecording(
        decodeAudio(await readAudioFile(clip!)),
        await loadJudge("idol"),
      );
      const key = 42n;
      const { proof, instances } = await prover.prove({ x, key });
      expect(parseProof(proof).instances).to.deep.equal(instances);
      expect(instances).to.deep.equal([key, instance]);
      expect(await prover.verify(proof)).to.deep.equal(instances);
    } finally {
      await prover.close();
    }
  });
});
