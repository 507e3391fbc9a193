import { proveRecording, type RecordingProof, writeProof } from "@idol/ml/prove-recording.ts";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { resolveTarget } from "../chain/proof-target.ts";
import { recordingHashFor } from "../recordings/recording-hash.ts";
import { describeProof } from "../ui/messages.ts";
import { backendOption, required, wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface ProveArguments {
  audio: string | undefined;
  judge: string;
  account: string | undefined;
  reward: string | undefined;
  season: string | undefined;
  chainId: string | undefined;
  recordingHash: string | undefined;
  out: string;
  backend: string;
  json: boolean;
}

/** A proof and where it was written. */
export interface ProofResult extends RecordingProof {
  out: string;
}

export default async function prove(
  args: ProveArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<ProofResult> {
  const output = { json: args.json, show: describeProof, toPrint: jsonOf };
  return await runTask(output, async ({ onProgress, signal }) => {
    const audio = required(args.audio, "audio");
    const backend = backendOption(args.backend);
    const { key, seasonJudgeHash, audited } = await resolveTarget(
      {
        account: args.account,
        reward: args.reward,
        season: args.season === undefined ? undefined : wholeNumber(args.season, "season"),
        chainId: args.chainId === undefined ? undefined : wholeNumber(args.chainId, "chain-id"),
      },
      hre,
    );
    const result = await proveRecording({
      audio,
      judge: args.judge,
      key: { ...key, recordingHash: await recordingHashFor(args.recordingHash, audited, audio) },
      backend,
      expectedJudgeHash: seasonJudgeHash,
      onProgress,
      signal,
    });
    await writeProof(args.out, result);
    return { ...result, out: args.out };
  });
}

/** The proof itself is in the file. */
function jsonOf({ proof, ...rest }: ProofResult): unknown {
  return { ...rest, proofCharacters: proof.length };
}
