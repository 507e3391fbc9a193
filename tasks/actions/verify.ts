import { checkBinding, splitKey } from "@idol/client/key";
import { toSigned } from "@idol/ezkl/proof";
import { checkJudge, createProver } from "@idol/ml/proving";
import { readBoundProof } from "../proofs/bound-proof.ts";
import type { VerifyResult } from "../ui/messages.ts";
import { describeVerified } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface VerifyArguments {
  proof: string | undefined;
  judge: string;
  json: boolean;
}

export default async function verify(args: VerifyArguments): Promise<VerifyResult> {
  return await runTask({ json: args.json, show: describeVerified }, async ({ onProgress, signal }) => {
    const { text, binding } = await readBoundProof(required(args.proof, "proof"));
    const manifest = await checkJudge(args.judge, ["compiled", "settings", "vk"]);
    checkBinding(text, binding, { name: args.judge, hash: manifest.judgeHash });
    const prover = await createProver({ judge: args.judge, backend: "wasm", threads: 1, onProgress });
    try {
      const [key, score] = await prover.verify(text, { signal });
      return {
        judge: args.judge,
        account: splitKey(key).account,
        score: toSigned(score),
        scoreScale: manifest.score.scale,
      };
    } finally {
      await prover.close();
    }
  });
}
