import { splitKey } from "@idol/client/key";
import { toSigned } from "@idol/ezkl/proof";
import { createProver } from "@idol/ml/proving";
import { readBoundProof } from "../proofs/bound-proof.ts";
import { judgeOfProof } from "../proofs/proof-judge.ts";
import type { VerifyResult } from "../ui/messages.ts";
import { describeVerified, targetOf } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface VerifyArguments {
  proof: string | undefined;
  judge: string | undefined;
  json: boolean;
}

export default async function verify(args: VerifyArguments): Promise<VerifyResult> {
  return await runTask({ json: args.json, show: describeVerified }, async ({ onProgress, signal }) => {
    const bound = await readBoundProof(required(args.proof, "proof"));
    const { name, manifest } = await judgeOfProof(bound, args.judge, ["compiled", "settings", "vk"]);
    const prover = await createProver({ judge: name, backend: "wasm", threads: 1, onProgress });
    try {
      const [key, score] = await prover.verify(bound.text, { signal });
      return {
        judge: name,
        target: targetOf(bound.binding),
        account: splitKey(key).account,
        score: toSigned(score),
        scoreScale: manifest.score.scale,
      };
    } finally {
      await prover.close();
    }
  });
}
