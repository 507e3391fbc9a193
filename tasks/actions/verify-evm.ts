import { checkedAddress, splitKey } from "@idol/client/key";
import { namedInstances, toSigned } from "@idol/ezkl/proof";
import { checkJudge } from "@idol/ml/proving";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { connectChain } from "../chain/connect.ts";
import { deployedVerifier } from "../chain/deployment.ts";
import { verifyOnChain } from "../chain/verify-on-chain.ts";
import { readBoundProof } from "../proofs/bound-proof.ts";
import type { VerifyResult } from "../ui/messages.ts";
import { describeVerified } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface VerifyEvmArguments {
  proof: string | undefined;
  verifier: string | undefined;
  judge: string;
  json: boolean;
}

export default async function verifyEvm(
  args: VerifyEvmArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<VerifyResult> {
  return await runTask({ json: args.json, show: describeVerified }, async () => {
    const { proof } = await readBoundProof(required(args.proof, "proof"));
    const named = args.verifier === undefined ? undefined : checkedAddress(args.verifier, "verifier");
    const manifest = await checkJudge(args.judge, []);
    const chain = await connectChain(hre, { readOnly: true });
    const verifier = named ?? (await deployedVerifier(chain, hre.config.paths.ignition, manifest.verifier));
    await verifyOnChain(chain, verifier, proof);
    const { key, score } = namedInstances(proof.instances, ["key", "score"]);
    return {
      judge: args.judge,
      account: splitKey(key).account,
      score: toSigned(score),
      scoreScale: manifest.score.scale,
      verifier,
    };
  });
}
