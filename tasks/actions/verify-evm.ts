import { checkedAddress, splitKey } from "@idol/client/key";
import { namedInstances, toSigned } from "@idol/ezkl/proof";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { connectChain } from "../chain/connect.ts";
import { deployedVerifier } from "../chain/deployment.ts";
import { verifyOnChain } from "../chain/verify-on-chain.ts";
import { readBoundProof } from "../proofs/bound-proof.ts";
import { judgeOfProof } from "../proofs/proof-judge.ts";
import type { VerifyResult } from "../ui/messages.ts";
import { describeVerified, targetOf } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface VerifyEvmArguments {
  proof: string | undefined;
  verifier: string | undefined;
  judge: string | undefined;
  json: boolean;
}

export default async function verifyEvm(
  args: VerifyEvmArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<VerifyResult> {
  return await runTask({ json: args.json, show: describeVerified }, async () => {
    const bound = await readBoundProof(required(args.proof, "proof"));
    const { proof } = bound;
    const named = args.verifier === undefined ? undefined : checkedAddress(args.verifier, "verifier");
    const { name, manifest } = await judgeOfProof(bound, args.judge, []);
    const chain = await connectChain(hre, { readOnly: true });
    const verifier = named ?? (await deployedVerifier(chain, manifest.verifier));
    await verifyOnChain(chain, verifier, proof);
    const { key, score } = namedInstances(proof.instances, ["key", "score"]);
    return {
      judge: name,
      target: targetOf(bound.binding),
      account: splitKey(key).account,
      score: toSigned(score),
      scoreScale: manifest.score.scale,
      verifier,
    };
  });
}
