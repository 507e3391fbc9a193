import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MockContest } from "@idol/indexer/testing";
import { auditSeason } from "../../tasks/audits/season-audit.ts";
import { timed } from "./process-cost.ts";
import { recordedSeason } from "./recorded-season.ts";

/** What the machine's part of an audit takes. */
export interface AuditLoad {
  recordings: number;
  perSecond: number;
  perCpuSecond: number;
}

/** Audits a season of so many recordings, served by this very process. */
export async function measureAudit(contest: MockContest, recordings: number): Promise<AuditLoad> {
  const folder = await mkdtemp(join(tmpdir(), "idol-load-"));
  const recorded = await recordedSeason(contest, recordings);
  try {
    const cpu = process.cpuUsage();
    const { value, milliseconds } = await timed(() =>
      auditSeason(contest.reward, {
        season: recorded.season,
        chainId: contest.chainId,
        out: join(folder, "audit.jsonl"),
        fetch: { gateway: undefined, allowLoopback: true },
      }),
    );
    const { user, system } = process.cpuUsage(cpu);
    if (value.outcomes["as-proved"] !== recordings) throw new Error(JSON.stringify(value.outcomes));
    return {
      recordings,
      perSecond: recordings / (milliseconds / 1000),
      perCpuSecond: recordings / ((user + system) / 1e6),
    };
  } finally {
    await recorded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
