import { type ClaimRecord, type Deployment, termsHashOf } from "@idol/client";
import { keyOf } from "@idol/client/key";
import { toSigned } from "@idol/ezkl/proof";
import { keccak256 } from "ethers";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";
import { toFailure } from "../failure.ts";
import { loadJudge } from "../judge/judge.ts";
import { proverOf } from "../prove/engine.ts";
import { proofText } from "../prove/proof-text.ts";
import type { Check } from "./check.ts";

/** Failures that say something of the proof; any other leaves the question open. */
const ITS_FAULT: readonly string[] = ["PROOF_INVALID", "PROOF_MALFORMED"];

/** Checks a claim anew, trusting only the chain's data and the files of this page; the last check makes the device verify the proof. */
export async function checkClaim(
  node: Node,
  deployment: Deployment,
  season: Season,
  singer: string,
  record: ClaimRecord & { submission: NonNullable<ClaimRecord["submission"]> },
  onCheck: (check: Check) => void,
): Promise<void> {
  const { submission, claim } = record;
  const [key, instance] = submission.instances as [bigint, bigint];
  const expected = keyOf({
    account: singer,
    chainId: BigInt(deployment.chainId),
    reward: deployment.reward,
    season: season.number,
    termsHash: termsHashOf(season.terms, season.state.verifierCodeHash),
    commitment: submission.commitment,
  });
  onCheck({
    name: "The proof pays this singer, in this season with these terms, on this chain and contract",
    holds: key === expected,
  });
  onCheck({
    name: "The score inside the proof is the one on record",
    holds: toSigned(instance) === claim.score,
  });
  await run(onCheck, "The season's verifier is the one that it opened with", async () => {
    return keccak256(await node.provider.getCode(season.terms.verifier)) === season.state.verifierCodeHash;
  });
  await run(onCheck, "The proof holds, verified on this device with the judge's key", async () => {
    const judge = await loadJudge(season.terms.judgeHash);
    const prover = await proverOf(judge, () => {});
    const [provedKey, provedScore] = await prover.verify(proofText(submission.instances, submission.proof));
    return provedKey === key && provedScore === instance;
  });
}

async function run(
  onCheck: (check: Check) => void,
  name: string,
  check: () => Promise<boolean>,
): Promise<void> {
  try {
    onCheck({ name, holds: await check() });
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    onCheck({ name, holds: ITS_FAULT.includes(code) ? false : undefined, found: message });
  }
}
