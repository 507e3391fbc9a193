/** What the tasks around recordings, audits and badges say of their results. */

import type { Badge, ClaimStatus, Currency, Rejected, Revealed } from "@idol/client";
import { formatAmount, formatScore, formatTime, printable } from "@idol/client/format";
import type { AuditLine, Outcome } from "../audits/journal.ts";
import type { MergedAudit } from "../audits/merge.ts";
import type { SeasonAudit } from "../audits/season-audit.ts";
import type { Audit } from "../chain/audit.ts";
import { nextCommand } from "./next-command.ts";
import { describeTransaction } from "./organiser-messages.ts";

/** What an audit found, and of what. */
export interface AuditResult extends Omit<Audit, "heard"> {
  season: bigint;
  singer: string;
  status: ClaimStatus;
  /** The file, or the URI that the singer revealed. */
  source: string;
  /** Unix seconds until which the auditor can reject. */
  finalAt: bigint;
  /** The words that the season asks of the singer, where it asks for some. */
  phrase?: string;
  /** Where what was judged was written to, to be listened to. */
  playTo?: string;
}

/** A badge with its picture, and where that was written. */
export interface BadgeResult extends Omit<Badge, "image" | "season"> {
  svg: string;
  out?: string;
}

/** A claim that was rejected, with the currency of what went back to the pot. */
export interface RejectResult extends Rejected {
  currency: Currency;
}

/** A reveal that was signed and not sent. */
export interface SignedReveal {
  season: bigint;
  singer: string;
  uri: string;
  salt: string;
  recordingHash: string;
  /** Unix seconds after which the signature is worth nothing. */
  deadline: bigint;
  signature: string;
  network: string;
  /** The reward contract. */
  reward: string;
}

export function describeRevealed(revealed: Revealed | SignedReveal): string {
  if ("signature" in revealed) {
    const { network, reward, season, uri, singer, salt, recordingHash, deadline, signature } = revealed;
    const opening = `${salt}:${recordingHash}`;
    const options = { reward, season, uri, for: singer, opening, deadline, signature };
    return `Signed, not sent. Anyone can send it until ${formatTime(deadline)} with:
${nextCommand({ task: "idol:reveal", network, options })}`;
  }
  return `${revealed.singer} revealed the recording ${revealed.recordingHash} of season ${revealed.season} at ${printable(revealed.uri)}
${describeTransaction(revealed)}`;
}

export function describeAudit(audit: AuditResult): string {
  const { recordingHash, score, scoreScale } = audit;
  const same = recordingHash.claimed === recordingHash.found;
  const found = score.found === undefined ? "none" : formatScore(score.found, scoreScale);
  const lines = [
    `Claim      ${audit.season}:${audit.singer} (${audit.status}), final ${formatTime(audit.finalAt)}`,
    `Recording  ${printable(audit.source)}`,
    `Hash       ${recordingHash.found}: ${same ? "the revealed one" : `not the revealed ${recordingHash.claimed}`}`,
    `Score      ${found} by the judge ${audit.judge}; claimed ${formatScore(score.claimed, scoreScale)}`,
    audit.asProved
      ? "This is what was proved. Whether it is a human voice, only a listener can tell."
      : `This is NOT what was proved. ${audit.why}`,
  ];
  if (audit.copyOf !== undefined)
    lines.push(`An earlier claim of the same recording is that of ${audit.copyOf}: this one is the copy.`);
  if (audit.phrase !== undefined) lines.push(`Phrase     "${audit.phrase}": listen for these words`);
  if (audit.playTo !== undefined) lines.push(`Listen to  ${audit.playTo}: the very samples that were judged`);
  return lines.join("\n");
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  "as-proved": "as proved",
  "not-as-proved": "NOT as proved",
  unavailable: "unavailable",
  "not-revealed": "not revealed",
};

export function describeAuditLine({
  season,
  singer,
  outcome,
  why,
  copyOf,
  phrase,
  playTo,
}: AuditLine): string {
  const copy = copyOf === undefined ? "" : `; a copy of ${copyOf}'s`;
  const words = phrase === undefined ? "" : `; listen for "${phrase}"`;
  const listen = playTo === undefined ? "" : `; listen to ${playTo}`;
  return `${season}:${singer}  ${OUTCOMES[outcome]}${why === undefined ? "" : `: ${printable(why)}`}${copy}${words}${listen}`;
}

export function describeSeasonAudit(audit: SeasonAudit): string {
  return [
    `Season ${audit.season}: ${audit.chosen} of ${audit.claims} claims audited: ${counted(audit.outcomes)}; ${audit.copies} copies`,
    ...(audit.kept > 0 ? [`${audit.kept} of them settled by an earlier run.`] : []),
    `Wrote ${audit.out}, a line of JSON a claim. Whether a recording is a human voice, only a listener can tell.`,
  ].join("\n");
}

const counted = (outcomes: Readonly<Record<Outcome, number>>): string =>
  Object.entries(outcomes)
    .map(([outcome, count]) => `${count} ${OUTCOMES[outcome as Outcome]}`)
    .join(", ");

/** Singers that a terminal shows of a list. */
const SHOWN = 10;

export function describeMergedAudit(audit: MergedAudit): string {
  const { season, claims, files, outcomes, missing, disputed, out } = audit;
  const some = (singers: readonly string[]) =>
    `${singers.slice(0, SHOWN).join(", ")}${singers.length > SHOWN ? ", …" : ""}`;
  return [
    `Season ${season}: ${claims - missing.length} of ${claims} claims, by ${files} files: ${counted(outcomes)}`,
    ...(missing.length > 0
      ? [`${missing.length} claims were not audited by any job; run the jobs again: ${some(missing)}`]
      : []),
    ...(disputed.length > 0
      ? [`Jobs do not agree on ${disputed.length} claims; audit them one by one: ${some(disputed)}`]
      : []),
    `Wrote ${out}, a line of JSON a claim.`,
  ].join("\n");
}

export function describeRejected(rejected: RejectResult): string {
  const { season, singer, reason, returned, currency } = rejected;
  return `The claim of ${singer} in season ${season} is rejected (${reason}); ${formatAmount(returned, currency)} went back to the pot, or to the next who waits; the bond goes to the claims that stand in the end.
${describeTransaction(rejected)}`;
}

export function describeBadge({
  id,
  owner,
  locked,
  name,
  description,
  attributes,
  out,
}: BadgeResult): string {
  const lines = [
    name,
    description,
    `Badge      ${id}`,
    `Owner      ${owner}${locked ? ", for good (soulbound)" : ""}`,
    ...attributes.map(
      ({ trait_type, value, display_type }) =>
        `${trait_type.padEnd(10)} ${display_type === "date" ? formatTime(Number(value)) : value}`,
    ),
  ];
  if (out !== undefined) lines.push(`Wrote      ${out}`);
  return lines.join("\n");
}
