import {
  type ClaimRecord,
  type EarlierClaim,
  isAudited,
  type Rejection,
  readClaimRecord,
  type StandingClaim,
} from "@idol/client";
import { auditRecording, heardOf } from "../audit/audit-recording.ts";
import { allHold, type Check } from "../audit/check.ts";
import { checkClaim } from "../audit/check-claim.ts";
import { fetchRecording } from "../audit/fetch-recording.ts";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";
import { toFailure } from "../failure.ts";
import { session } from "../session/state.ts";

/** What the audit of a claim came to. */
export type Outcome = "holds" | "fails" | "unclear" | "not-revealed";

/** A claim that was looked at. */
export interface AuditedClaim {
  singer: string;
  outcome: Outcome;
  checks: Check[];
  /** What the judge heard, as a WAV. */
  heard: Uint8Array | undefined;
  /** For what it would be rejected; undefined where nothing speaks against it. */
  rejection: Rejection | undefined;
}

/** What an audit needs of each claim, and who is told. */
export interface BatchRequest {
  node: Node;
  season: Season;
  claims: readonly StandingClaim[];
  /** Through which ipfs:// is fetched. */
  gateway: string | undefined;
  onClaim(audited: AuditedClaim): void;
  signal: AbortSignal;
}

/** Audits claims one after another: each proof anew, and each revealed recording against its claim. */
export async function auditClaims({
  node,
  season,
  claims,
  gateway,
  onClaim,
  signal,
}: BatchRequest): Promise<void> {
  const { deployment } = session.get();
  for (const standing of claims) {
    if (signal.aborted) return;
    const id = { season: season.number, singer: standing.singer };
    const checks: Check[] = [];
    let heard: Uint8Array | undefined;
    try {
      const record = await readClaimRecord(node.reward, id, {
        fromBlock: deployment?.fromBlock,
        reads: node.reads,
      });
      await checkProof(node, season, standing.singer, record, checks);
      if (standing.claim.revealed) {
        const bytes = await fetchRecording(record?.uri ?? "", gateway);
        checks.push(
          ...(await auditRecording(bytes, season, standing.claim, async () => earlierOf(standing))),
        );
        heard = await heardOf(bytes, season);
      }
    } catch (thrown) {
      checks.push({ name: "The claim was looked at", holds: undefined, found: toFailure(thrown).message });
    }
    if (signal.aborted) return;
    onClaim({ singer: standing.singer, checks, heard, ...judged(season, standing, checks) });
  }
}

async function checkProof(
  node: Node,
  season: Season,
  singer: string,
  record: ClaimRecord | undefined,
  checks: Check[],
): Promise<void> {
  const { deployment } = session.get();
  const submission = record?.submission;
  if (record === undefined || submission === undefined) {
    const found = "The claim went through another contract.";
    checks.push({ name: "The proof can be read from the transaction", holds: undefined, found });
    return;
  }
  await checkClaim(node, deployment!, season, singer, { ...record, submission }, (check) =>
    checks.push(check),
  );
}

function earlierOf({ original }: StandingClaim): EarlierClaim[] {
  return original === undefined ? [] : [{ singer: original, revealed: true, sameFile: true }];
}

function judged(
  season: Season,
  { claim, original }: StandingClaim,
  checks: readonly Check[],
): Pick<AuditedClaim, "outcome" | "rejection"> {
  if (isAudited(season) && !claim.revealed) {
    return { outcome: "not-revealed", rejection: { reason: "not-revealed" } };
  }
  if (checks.some(({ holds }) => holds === false)) {
    const rejection: Rejection =
      original === undefined ? { reason: "not-what-was-proved" } : { reason: "copy", original };
    return { outcome: "fails", rejection };
  }
  return { outcome: allHold(checks) ? "holds" : "unclear", rejection: undefined };
}
