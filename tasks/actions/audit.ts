import { isAudited, phraseOf, readClaim } from "@idol/client";
import { writeFilesAtomic } from "@idol/ezkl/files";
import { readAudioFile } from "@idol/ml/audio-file";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { parseSample, parseShard } from "../audits/draw.ts";
import { type MergedAudit, mergeAudits } from "../audits/merge.ts";
import { auditSeason, type SeasonAudit } from "../audits/season-audit.ts";
import { auditRecording } from "../chain/audit.ts";
import { viewReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import { fetchRecording } from "../recordings/fetch-recording.ts";
import {
  type AuditResult,
  describeAudit,
  describeAuditLine,
  describeMergedAudit,
  describeSeasonAudit,
} from "../ui/audit-messages.ts";
import { parseClaimId } from "../ui/contest-options.ts";
import { refuseOption, required, wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface AuditArguments {
  claim: string | undefined;
  season: string | undefined;
  out: string | undefined;
  shard: string | undefined;
  merge: string | undefined;
  sample: string | undefined;
  seed: string | undefined;
  recording: string | undefined;
  ipfsGateway: string | undefined;
  allowLoopback: boolean;
  playTo: string | undefined;
  reward: string | undefined;
  json: boolean;
}

/** What a shell sees where the recording is not what was proved, as of a comparison that found a difference. */
const EXIT_DIFFERENT = 1;

export default async function audit(
  args: AuditArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<AuditResult | SeasonAudit | MergedAudit> {
  if (args.merge !== undefined) return await mergeAll(args, args.merge, hre);
  return args.season === undefined ? await auditOne(args, hre) : await auditAll(args, args.season, hre);
}

/** A line for each claim as it goes, then one for all; with `--json` each is JSON. */
async function auditAll(
  args: AuditArguments,
  number: string,
  hre: HardhatRuntimeEnvironment,
): Promise<SeasonAudit> {
  const toPrint = ({ lines, ...rest }: SeasonAudit) => rest;
  const output = { json: args.json, lines: true, show: describeSeasonAudit, toPrint };
  const result = await runTask(output, async ({ onProgress, signal, say, emit }) => {
    for (const name of ["claim", "recording"] as const) {
      refuseOption(args[name], name, "a season's audit fetches what every claim revealed");
    }
    const season = wholeNumber(number, "season");
    const shard = parseShard(args.shard);
    const sample = parseSample(args.sample, args.seed);
    const { chain, reward } = await viewReward(hre, args.reward);
    const part = shard === undefined ? "" : `.${shard.index}-of-${shard.count}`;
    return await auditSeason(reward, {
      season,
      chainId: chain.chainId,
      out: args.out ?? `season-${season}${part}.audit.jsonl`,
      shard,
      sample,
      playTo: args.playTo,
      fetch: { gateway: args.ipfsGateway, allowLoopback: args.allowLoopback },
      onLine: (line) => {
        say(describeAuditLine(line));
        emit(line);
      },
      onProgress,
      signal,
    });
  });
  // A job's exit code tells its engine whether to start it again; what was found, --merge says.
  if (args.shard === undefined && result.outcomes["as-proved"] < result.chosen) {
    process.exitCode = EXIT_DIFFERENT;
  }
  return result;
}

/** One file of what all jobs found. */
async function mergeAll(
  args: AuditArguments,
  folder: string,
  hre: HardhatRuntimeEnvironment,
): Promise<MergedAudit> {
  const output = { json: args.json, show: describeMergedAudit };
  const result = await runTask(output, async ({ onProgress }) => {
    for (const name of ["claim", "recording", "shard", "sample", "seed", "playTo"] as const) {
      refuseOption(args[name], name, "--merge only puts together what was found");
    }
    const season = wholeNumber(required(args.season, "season"), "season");
    const { reward } = await viewReward(hre, args.reward);
    const out = args.out ?? `season-${season}.audit.jsonl`;
    return await mergeAudits(reward, { season, folder, out, onProgress });
  });
  if (result.outcomes["as-proved"] < result.claims || result.disputed.length > 0) {
    process.exitCode = EXIT_DIFFERENT;
  }
  return result;
}

async function auditOne(args: AuditArguments, hre: HardhatRuntimeEnvironment): Promise<AuditResult> {
  const result = await runTask({ json: args.json, show: describeAudit }, async ({ onProgress, signal }) => {
    for (const name of ["out", "shard", "sample", "seed"] as const) {
      refuseOption(args[name], name, "it is for a whole season, with --season");
    }
    const id = parseClaimId(required(args.claim, "claim"));
    const { chain, reward, address } = await viewReward(hre, args.reward);
    const read = await readClaim(reward, id);
    if (isAudited(read.season) && !read.claim.revealed) {
      throw new TaskError(
        "RECORDING_UNAVAILABLE",
        `${id.singer} has not revealed the recording of season ${id.season}: until then nobody can tell what it is.`,
        "Wait for it. After the reveal period: npx hardhat idol:reject --reason not-revealed.",
      );
    }
    const source = args.recording ?? (await reward.recordingUri(id.season, id.singer));
    onProgress({ step: "Get the recording", detail: args.recording ?? "" });
    const recording =
      args.recording === undefined
        ? await fetchRecording(source, {
            gateway: args.ipfsGateway,
            allowLoopback: args.allowLoopback,
            signal,
          })
        : await readAudioFile(args.recording);
    onProgress({ step: "Score it" });
    const { heard, ...found } = await auditRecording(reward, read, recording);
    const phrase = phraseOf(read.season, { chainId: chain.chainId, reward: address }, id.singer);
    const { playTo } = args;
    if (playTo !== undefined && heard !== undefined) await writeFilesAtomic([[playTo, heard]]);
    return {
      ...id,
      status: read.status,
      source,
      finalAt: read.season.state.finalAt,
      ...found,
      ...(phrase === undefined ? {} : { phrase }),
      ...(playTo !== undefined && heard !== undefined ? { playTo } : {}),
    };
  });
  if (!result.asProved) process.exitCode = EXIT_DIFFERENT;
  return result;
}
