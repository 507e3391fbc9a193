import { readFile } from "node:fs/promises";
import { parseProof } from "@idol/ezkl/proof";
import { CONTEST, type Contest } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";

/** Has a singer's claim sent by another account of the node, with a proof of the recording that wins. */
export async function claimFor(
  { deployment, provider, reward }: Contest,
  singer: string,
  season: bigint,
): Promise<void> {
  const audited = season === CONTEST.audited;
  const chainId = BigInt(deployment.chainId);
  const files = await proofFiles({ account: singer, reward: deployment.reward, season, chainId, audited });
  const [proof, sidecar] = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const { hex, instances } = parseProof(proof!);
  const { recordingHash } = JSON.parse(sidecar!) as { recordingHash: string };
  const value = audited ? CONTEST.bond : 0n;
  const connected = reward.connect(await provider.getSigner(2));
  const submission = { season, proof: hex, instances, recordingHash, allowlistProof: [] };
  await (await connected.claimFor(submission, { value })).wait();
}
