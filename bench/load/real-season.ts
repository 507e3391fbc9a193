import { readFile } from "node:fs/promises";
import { termsHashOf } from "@idol/client";
import { createBinding, deriveKey } from "@idol/client/key";
import type { MockContest } from "@idol/indexer/testing";
import { singerOf } from "@idol/indexer/testing";
import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile, sampleClips } from "@idol/ml/audio-file";
import { scoreRecording } from "@idol/ml/judge";
import { loadJudge } from "@idol/ml/judges";
import { checkJudge, createProver } from "@idol/ml/proving";
import { ContractFactory, hexlify, ZeroAddress } from "ethers";

/** What a page posts to a relay. */
export interface Post {
  singer: string;
  proof: string;
  binding: string;
}

/** A season with the judge's real verifier, and real proofs for it. */
export interface RealSeason {
  season: bigint;
  posts: Post[];
  /** A proof with a byte changed, and a sidecar that fits it. */
  forged(number: number): Post;
}

/** Opens a season without audit, and proves for so many singers. */
export async function realSeason(
  contest: MockContest,
  count: number,
  onProof: (done: number) => void = () => {},
  name = "idol",
): Promise<RealSeason> {
  const judge = await loadJudge(name);
  const manifest = await checkJudge(name, ["features", "network", "vk"]);
  const verifier = await deployVerifier(contest, manifest.verifier);
  const [clip] = await sampleClips();
  const score = scoreRecording(decodeAudio(await readAudioFile(clip!)), judge);
  const season = await contest.openSeason(
    {
      ...{ verifier, judgeHash: manifest.judgeHash, threshold: BigInt(manifest.score.lowest) },
      ...{ minScore: BigInt(manifest.score.lowest), maxScore: BigInt(manifest.score.highest) },
      ...{ scoreScale: manifest.score.scale, auditor: ZeroAddress, bond: 0n },
      ...{ revealPeriod: 0, auditPeriod: 0, prize: 1n },
    },
    BigInt(count),
  );
  const { terms, state } = await contest.reward.seasonOf(season);
  const termsHash = termsHashOf(terms, state.verifierCodeHash);
  const keyOfSinger = (account: string) => ({
    ...{ account, chainId: contest.chainId, reward: contest.address, season, termsHash },
    opening: undefined,
  });
  const bindingOf = (proof: string, account: string) =>
    JSON.stringify(createBinding(proof, keyOfSinger(account), { name, hash: manifest.judgeHash }));
  const prover = await createProver({ judge: name });
  const posts: Post[] = [];
  try {
    for (let number = 0; number < count; number++) {
      const { address } = singerOf(number);
      const { proof } = await prover.prove({ x: score.x, key: deriveKey(keyOfSinger(address)) });
      posts.push({ singer: address, proof, binding: bindingOf(proof, address) });
      onProof(number + 1);
    }
  } finally {
    await prover.close();
  }
  return {
    season,
    posts,
    forged(number) {
      const { singer, proof } = posts[number % posts.length]!;
      const parsed = JSON.parse(proof) as { proof: number[]; hex_proof: string };
      // A byte of the last half, another one for each number.
      parsed.proof[parsed.proof.length - 1 - number]! ^= 1;
      parsed.hex_proof = hexlify(Uint8Array.from(parsed.proof));
      const forged = JSON.stringify(parsed);
      return { singer, proof: forged, binding: bindingOf(forged, singer) };
    },
  };
}

async function deployVerifier({ sender }: MockContest, name: string): Promise<string> {
  const path = new URL(`../../artifacts/contracts/generated/${name}.sol/${name}.json`, import.meta.url);
  const { abi, bytecode } = JSON.parse(await readFile(path, "utf8"));
  const made = await new ContractFactory(abi, bytecode, sender).deploy();
  return await (await made.waitForDeployment()).getAddress();
}
