import { checkWritable } from "@idol/ezkl/files";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { resolveTarget } from "../chain/proof-target.ts";
import { isFolder } from "../files/is-folder.ts";
import { checkKeepsRecording, openingAt } from "../proofs/overwrite.ts";
import { bindingPath, proveRecording, recordingPath, writeProof } from "../proofs/prove-recording.ts";
import { bindsRecordings, recordingFor } from "../recordings/bound-recording.ts";
import type { BatchProofResult } from "../ui/batch-message.ts";
import type { ProofResult } from "../ui/messages.ts";
import { describePhrase, describeProof } from "../ui/messages.ts";
import {
  backendOption,
  notAFolder,
  optionalCount,
  refuseOption,
  required,
  wholeNumber,
} from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface ProveArguments {
  audio: string | undefined;
  judge: string;
  account: string | undefined;
  reward: string | undefined;
  season: string | undefined;
  chainId: string | undefined;
  terms: string | undefined;
  recordingHash: string | undefined;
  out: string | undefined;
  backend: string;
  threads: string | undefined;
  workers: string | undefined;
  recursive: boolean;
  json: boolean;
}

export default async function prove(
  args: ProveArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<ProofResult | BatchProofResult> {
  if (args.audio === undefined || !(await isFolder(args.audio))) return await proveOne(args, hre);
  const result = await proveAll(args, hre);
  if (result.failed > 0) process.exitCode = 1;
  return result;
}

async function proveOne(args: ProveArguments, hre: HardhatRuntimeEnvironment): Promise<ProofResult> {
  const output = { json: args.json, show: describeProof, toPrint: jsonOf };
  return await runTask(output, async ({ onProgress, signal, say }) => {
    const audio = required(args.audio, "audio");
    refuseOption(args.workers, "workers", "a single recording has one prover; give --threads");
    if (args.recursive) throw notAFolder();
    const { out = "proof.json" } = args;
    await checkWritable([out, bindingPath(out), recordingPath(out)]);
    const options = engineOptions(args);
    const {
      key: target,
      from,
      seasonJudgeHash,
      audited,
      threshold,
      network,
      phrase,
    } = await targetOf(args, hre);
    if (phrase !== undefined) say(describePhrase(phrase));
    const bound = await recordingFor(args.recordingHash, audited, audio);
    const opening = bound && (await openingAt(out, target, bound.hash));
    const key = { ...target, opening };
    await checkKeepsRecording(out, key);
    const { recording, ...result } = await proveRecording({
      audio,
      judge: args.judge,
      key,
      recording: bound,
      ...options,
      expectedJudgeHash: seasonJudgeHash,
      threshold,
      onProgress,
      signal,
    });
    await writeProof(out, { ...result, ...(recording && { recording }) });
    return {
      ...result,
      out,
      ...(recording && { recording: recordingPath(out) }),
      ...(threshold !== undefined && { threshold }),
      ...(network !== undefined && { network }),
      ...(from !== undefined && { from }),
      ...(phrase !== undefined && { phrase }),
    };
  });
}

async function proveAll(args: ProveArguments, hre: HardhatRuntimeEnvironment): Promise<BatchProofResult> {
  // A single proof is waited for: it does not load what folders need.
  const [{ proveBatch }, { describeBatch }] = await Promise.all([
    import("../proofs/prove-batch.ts"),
    import("../ui/batch-message.ts"),
  ]);
  return await runTask(
    { json: args.json, show: describeBatch, toPrint: batchJsonOf },
    async ({ onProgress, signal, say }) => {
      const { out = "proofs" } = args;
      const options = { ...engineOptions(args), workers: optionalCount(args.workers, "workers") };
      const { key, seasonJudgeHash, audited, threshold, phrase } = await targetOf(args, hre);
      if (phrase !== undefined) say(describePhrase(phrase));
      const result = await proveBatch({
        folder: required(args.audio, "audio"),
        out,
        judge: args.judge,
        key,
        bindRecordings: bindsRecordings(args.recordingHash, audited),
        ...options,
        expectedJudgeHash: seasonJudgeHash,
        threshold,
        recursive: args.recursive,
        onProgress,
        signal,
      });
      return { ...result, out };
    },
  );
}

function engineOptions({ backend, threads }: ProveArguments) {
  return { backend: backendOption(backend), threads: optionalCount(threads, "threads") };
}

function targetOf(
  { account, reward, season, chainId, terms }: ProveArguments,
  hre: HardhatRuntimeEnvironment,
) {
  return resolveTarget(
    {
      account,
      reward,
      season: season === undefined ? undefined : wholeNumber(season, "season"),
      chainId: chainId === undefined ? undefined : wholeNumber(chainId, "chain-id"),
      terms,
    },
    hre,
  );
}

/** The proof itself is in the file. */
function jsonOf({ proof, ...rest }: ProofResult): unknown {
  return { ...rest, proofCharacters: proof.length };
}

function batchJsonOf({ clips, ...rest }: BatchProofResult): unknown {
  const plain = clips.map((clip) => {
    if (clip.outcome !== "failed") return clip;
    const { code, message, remedy } = clip.error;
    return { ...clip, error: { code, message, remedy } };
  });
  return { ...rest, clips: plain };
}
