import { join } from "node:path";
import { type IIdolReward, phraseOf, type ReadClaim, readStandingClaims } from "@idol/client";
import { CodedError } from "@idol/ezkl/errors";
import { writeFilesAtomic } from "@idol/ezkl/files";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { auditWith, judgeOfSeason } from "../chain/audit.ts";
import { TaskError } from "../errors.ts";
import { type FetchOptions, fetchRecording } from "../recordings/fetch-recording.ts";
import { chooseClaims, type Sample, type Shard } from "./draw.ts";
import { type AuditedClaim, AuditJournal, type AuditLine, type Outcome } from "./journal.ts";

/** A season to audit. */
export interface SeasonAuditRequest {
  season: bigint;
  chainId: bigint;
  /** The file of JSON lines that grows, and from which an interrupted audit goes on. */
  out: string;
  shard?: Shard | undefined;
  sample?: Sample | undefined;
  /** A folder for what was judged, a WAV a singer. */
  playTo?: string | undefined;
  fetch: FetchOptions;
  onLine?: (line: AuditLine) => void;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

/** What the audit of a season came to. */
export interface SeasonAudit {
  season: bigint;
  out: string;
  /** Claims that stand, and those of them that were drawn and fell to this job. */
  claims: number;
  chosen: number;
  outcomes: Record<Outcome, number>;
  /** Of the chosen ones, those that a line of an earlier run settled. */
  kept: number;
  /** Claims of a recording that an earlier claim has. */
  copies: number;
  lines: AuditLine[];
}

/**
 * Audits every claim of a season that stands, or those that were drawn, one after another. Each claim's line is written before the next is
 * looked at; run again, an audit keeps what it settled, and tries anew what it could not get.
 *
 * @throws OPTION_INVALID if the season has no audit, JUDGE_UNKNOWN, SEASON_UNKNOWN, FILE_UNREADABLE, CANCELLED
 */
export async function auditSeason(reward: IIdolReward, request: SeasonAuditRequest): Promise<SeasonAudit> {
  const { season, out, signal, onLine = () => {}, onProgress = ignoreProgress } = request;
  const journal = await AuditJournal.open(out);
  const all = await readStandingClaims(reward, season, (fraction) =>
    onProgress({ step: "Read the claims", fraction }),
  );
  const chosen = chooseClaims(all, season, request);
  const lines: AuditLine[] = [];
  let kept = 0;
  const judge = chosen.length === 0 ? undefined : await judgeOfSeason(chosen[0]!);
  const address = await reward.getAddress();
  for (const [at, read] of chosen.entries()) {
    const { singer, original } = read;
    if (signal?.aborted === true) throw cancelled(lines.length, out);
    onProgress({ step: "Audit", detail: singer, fraction: at / chosen.length });
    const claim = auditedClaim(address, read);
    const known = journal.final(claim);
    if (known !== undefined) kept++;
    const phrase = phraseOf(read.season, { chainId: request.chainId, reward: address }, singer);
    const asked = phrase === undefined ? {} : { phrase };
    const line = known ?? { ...claim, ...(await look(read, claim.uri, original)), ...asked };
    if (known === undefined) await journal.add(line);
    lines.push(line);
    onLine(line);
  }
  return {
    season,
    out,
    claims: all.length,
    chosen: chosen.length,
    outcomes: countOutcomes(lines),
    kept,
    copies: lines.filter(({ copyOf }) => copyOf !== undefined).length,
    lines,
  };

  async function look(
    read: ReadClaim,
    uri: string,
    original: string | undefined,
  ): Promise<Pick<AuditLine, "outcome" | "why" | "scoreFound" | "copyOf" | "playTo">> {
    if (uri === "") return { outcome: "not-revealed" };
    let file: Uint8Array;
    try {
      file = await fetchRecording(uri, { ...request.fetch, signal });
    } catch (thrown) {
      if (!(thrown instanceof CodedError)) throw thrown;
      if (thrown.code === "CANCELLED") throw cancelled(lines.length, out);
      return { outcome: "unavailable", why: thrown.message };
    }
    const { asProved, why, score, copyOf, heard } = await auditWith(judge!, read, file, original);
    const playTo = await play(read.id.singer, heard);
    return {
      outcome: asProved ? "as-proved" : "not-as-proved",
      ...(why === undefined ? {} : { why }),
      ...(score.found === undefined ? {} : { scoreFound: `${score.found}` }),
      ...(copyOf === undefined ? {} : { copyOf }),
      ...(playTo === undefined ? {} : { playTo }),
    };
  }

  async function play(singer: string, heard: Uint8Array | undefined): Promise<string | undefined> {
    if (request.playTo === undefined || heard === undefined) return undefined;
    const path = join(request.playTo, `${singer}.wav`);
    await writeFilesAtomic([[path, heard]]);
    return path;
  }
}

/** How many lines ended how. */
export function countOutcomes(lines: readonly AuditLine[]): Record<Outcome, number> {
  const count = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;
  return {
    "as-proved": count("as-proved"),
    "not-as-proved": count("not-as-proved"),
    unavailable: count("unavailable"),
    "not-revealed": count("not-revealed"),
  };
}

/** A claim as a line of its audit names it. */
export function auditedClaim(reward: string, { id, claim, uri }: ReadClaim & { uri: string }): AuditedClaim {
  return {
    reward,
    season: `${id.season}`,
    singer: id.singer,
    uri,
    recordingHash: claim.recordingHash,
    scoreClaimed: `${claim.score}`,
  };
}

function cancelled(done: number, out: string): TaskError {
  return new TaskError(
    "CANCELLED",
    `The audit was cancelled after ${done} claims, which are in ${out}.`,
    "Run it again: it goes on where it stopped.",
  );
}
