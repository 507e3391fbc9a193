import { termsHashOf } from "@idol/client";
import { deriveKey } from "@idol/client/key";
import { parseProof, toSigned } from "@idol/ezkl/proof";
import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile, sampleClips } from "@idol/ml/audio-file";
import { makeTwin, scoreInteger, scoreRecording, scoreScale } from "@idol/ml/judge";
import { loadJudge } from "@idol/ml/judges";
import { createProver } from "@idol/ml/proving";
import { expect } from "chai";
import hre from "hardhat";
import { connectChain } from "../../tasks/chain/connect.ts";
import { deployFirstSeason } from "../../tasks/chain/deploy.ts";
import { forgeInput } from "../helpers/forge.ts";

/**
 * What a proof does not say: that anybody sang. This passes, and must: whoever changes it has changed what the README promises. Allowlist
 * and audit are the answers, not the circuit.
 */
describe("a forgery: the top score without any audio", function () {
  this.timeout(120_000);

  it("finds an input above every recording, proves it for real, and is paid by an open season", async () => {
    const judge = await loadJudge("idol");
    const threshold = BigInt(judge.config.threshold!.instance);
    const heard: bigint[] = [];
    for (const clip of await sampleClips()) {
      heard.push(scoreRecording(decodeAudio(await readAudioFile(clip)), judge).instance);
    }
    const best = [threshold, ...heard].sort((left, right) => (left < right ? 1 : -1))[0]!;
    // No input scores above 1: half of the way from the best voice to it.
    const top = 1n << BigInt(scoreScale(judge.config.quantisation.scale));
    const target = (best + top) / 2n;
    const x = forgeInput(judge, target);
    const score = scoreInteger(makeTwin(judge.network, judge.config.quantisation), x);
    expect(score >= target).to.equal(true);

    const chain = await connectChain(hre);
    const options = { judge: "idol", prize: "0.01", pot: "0.01", duration: "1d" };
    const { reward: address } = await deployFirstSeason(hre, chain, options, { onProgress: () => {} });
    const [, relayer, forger] = await chain.ethers.getSigners();
    const reward = await chain.ethers.getContractAt("IIdolReward", address!, relayer!);
    const account = forger!.address;
    const opened = await reward.seasonOf(1n);
    const termsHash = termsHashOf(opened.terms, opened.state.verifierCodeHash);
    const key = deriveKey({ account, chainId: chain.chainId, reward: address!, season: 1n, termsHash });
    const prover = await createProver({ judge: "idol", backend: "wasm" });
    const { proof } = await prover.prove({ x, key }).finally(() => prover.close());
    const { hex, instances } = parseProof(proof);
    expect(toSigned(instances[1]!)).to.equal(score);

    const before = await chain.ethers.provider.getBalance(account);
    await reward.claimFor({
      season: 1n,
      proof: hex,
      instances: [...instances],
      commitment: `0x${"0".repeat(64)}`,
      allowlistProof: [],
      deadline: 0n,
      signature: "0x",
    });
    await reward.withdrawFor(1n, account);
    expect((await chain.ethers.provider.getBalance(account)) - before).to.equal(10n ** 16n);
    const [[entry]] = await reward.leaderboard(1n, 0n, 1n);
    expect(entry?.singer).to.equal(account);
    expect(entry?.score).to.equal(score);
    expect(entry?.standing, "unaudited, as the leaderboard says").to.equal(0n);
  });
});
