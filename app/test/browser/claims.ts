import { readFile } from "node:fs/promises";
import { commitmentIn, isAudited, signClaim, submissionOf } from "@idol/client";
import { parseBinding } from "@idol/client/key";
import { parseProof, toSigned } from "@idol/ezkl/proof";
import { judgeInstances } from "@idol/ml/circuit";
import type { Contest } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";

/** Has a singer's claim sent by another account of the node, with a proof of the recording that wins. Returns the proof's sidecar. */
export async function claimFor(contest: Contest, singer: string, season: bigint): Promise<string> {
  const { deployment, provider, reward } = contest;
  const { terms, state } = await reward.seasonOf(season);
  const files = await proofFiles(contest, { account: singer, season });
  const [text, sidecar] = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const proof = parseProof(text!);
  const binding = parseBinding(sidecar!);
  const [, score] = judgeInstances(proof.instances);
  const claim = { season, commitment: commitmentIn(binding), score: toSigned(score) };
  const signer = await provider.getSigner(singer);
  const consent = isAudited({ terms })
    ? await signClaim(signer, deployment, claim, state.closesAt)
    : undefined;
  const connected = reward.connect(await provider.getSigner(2));
  await (await connected.claimFor(submissionOf(proof, binding, [], consent), { value: terms.bond })).wait();
  return files[1]!;
}
