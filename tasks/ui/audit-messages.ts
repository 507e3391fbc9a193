/** What the tasks around recordings, audits and badges say of their results. */

import type { Revealed } from "@idol/client";
import { formatAmount, formatScore, formatTime, printable } from "@idol/client/format";
import type { AuditResult } from "../actions/audit.ts";
import type { BadgeResult } from "../actions/badge.ts";
import type { RejectResult } from "../actions/reject.ts";
import type { SignedReveal } from "../actions/reveal.ts";
import { describeTransaction } from "./organiser-messages.ts";

export function describeRevealed(revealed: Revealed | SignedReveal): string {
  if ("signature" in revealed) {
    return `Signed, not sent. Anyone can send it with:
npx hardhat idol:reveal --season ${revealed.season} --uri ${revealed.uri} --for ${revealed.singer} --deadline ${revealed.deadline} --signature ${revealed.signature}`;
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
    `Hash       ${recordingHash.found}: ${same ? "the claimed one" : `not the claimed ${recordingHash.claimed}`}`,
    `Score      ${found} by the judge ${audit.judge}; claimed ${formatScore(score.claimed, scoreScale)}`,
    audit.asProved
      ? "This is what was proved. Whether it is a human voice, only a listener can tell."
      : `This is NOT what was proved. ${audit.why}`,
  ];
  if (audit.copyOf !== undefined)
    lines.push(`An earlier claim of the same recording is that of ${audit.copyOf}: this one is the copy.`);
  if (audit.playTo !== undefined) lines.push(`Listen to  ${audit.playTo}: the very samples that were judged`);
  return lines.join("\n");
}

export function describeRejected(rejected: RejectResult): string {
  const { season, singer, reason, returned, currency } = rejected;
  return `The claim of ${singer} in season ${season} is rejected (${reason}); ${formatAmount(returned, currency)} went to the pot.
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
    ...attributes.map(({ trait_type, value }) => `${trait_type.padEnd(10)} ${value}`),
  ];
  if (out !== undefined) lines.push(`Wrote      ${out}`);
  return lines.join("\n");
}
