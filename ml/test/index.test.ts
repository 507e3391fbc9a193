import {
  createProver,
  decodeAudio,
  deriveKey,
  loadJudge,
  parseProof,
  readAudioFile,
  scoreRecording,
} from "@idol/ml";
import { sampleClips } from "@idol/ml/samples.ts";
import { expect } from "chai";

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
      const account = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
      const key = deriveKey({ account, chainId: 31337n, reward: account, season: 1n });
      const { proof, instances } = await prover.prove({ x, key });
      expect(parseProof(proof).instances).to.deep.equal(instances);
      expect(instances).to.deep.equal([key, instance]);
      expect(await prover.verify(proof)).to.deep.equal(instances);
    } finally {
      await prover.close();
    }
  });
});
