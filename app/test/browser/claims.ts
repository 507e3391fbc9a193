import { readFile } from "node:fs/promises";
import { commitmentIn, signClaim, submissionOf } from "@idol/client";
import { parseBinding } from "@idol/client/key";
import { parseProof, toSigned } from "@idol/ezkl/proof";
import { judgeInstances } from "@idol/ml/circuit";
import { CONTEST, type Contest } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";

/** Has a singer's claim sent by another account of the node, with a proof of the recording that wins. Returns the proof's sidecar. */
export async function claimFor(contest: Contest, singer: string, season: bigint): Promise<string> {
  const { deployment, provider, reward } = contest;
  const audited = season === CONTEST.audited;
  const files = await proofFiles(contest, { account: singer, season });
  const [text, sidecar] = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const proof = parseProof(text!);
  const binding = parseBinding(sidecar!);
  const [, score] = judgeInstances(proof.instances);
  const claim = { season, commitment: commitmentIn(binding), score: toSigned(score) };
  const deadline = (await reward.seasonOf(season)).state.closesAt;
  const signer = await provider.getSigner(singer);
  const consent = audited ? await signClaim(signer, deployment, claim, deadline) : undefined;
  const value = audited ? CONTEST.bond : 0n;
  const connected = reward.connect(await provider.getSigner(2));
  await (await connected.claimFor(submissionOf(proof, binding, [], consent), { value })).wait();
  return files[1]!;
}
