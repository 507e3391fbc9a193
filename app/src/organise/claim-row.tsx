import {
  isAudited,
  REJECT_REASONS,
  type Rejection,
  type RejectReason,
  type StandingClaim,
} from "@idol/client";
import { formatScore, shorten } from "@idol/client/format";
import { REASON_WORDS } from "../audit/reason-words.ts";
import type { Season } from "../chain/seasons.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Player } from "../ui/player/player.tsx";
import { Checks } from "../ui/see/checks.tsx";
import type { AuditedClaim, Outcome } from "./batch-audit.ts";

const OUTCOMES: Record<Outcome, string> = {
  holds: "✓ holds",
  fails: "✗ does not hold",
  unclear: "? could not be told",
  "not-revealed": "not revealed",
};

/** One claim: what was found, what was heard, and whether it is to be rejected. */
export function ClaimRow({
  season,
  standing: { singer, claim, uri, original },
  audited,
  marked,
  rejectable,
  onMark,
}: {
  season: Season;
  standing: StandingClaim;
  audited: AuditedClaim | undefined;
  marked: Rejection | undefined;
  rejectable: boolean;
  onMark: (rejection: Rejection | undefined) => void;
}) {
  // What the chain itself would refute is not offered.
  const offered = claim.revealed
    ? REJECT_REASONS.filter((each) => each !== "not-revealed" && (each !== "copy" || original !== undefined))
    : (["not-revealed"] as const);
  return (
    <li data-outcome={audited?.outcome}>
      <div className="row">
        <Avatar address={singer} />
        <a className="mono" href={`#/season/${season.number}/claim/${singer}`}>
          {shorten(singer)}
        </a>
        <span>{formatScore(claim.score, Number(season.terms.scoreScale))}</span>
        {isAudited(season) && (
          <span className="muted">{uri === "" ? "nothing revealed" : (URL.parse(uri)?.host ?? uri)}</span>
        )}
        {audited && <strong className="outcome">{OUTCOMES[audited.outcome]}</strong>}
        {rejectable && (
          <label className="reject">
            <span className="hidden">Reject the claim of {shorten(singer)} because</span>
            <select
              value={marked?.reason ?? ""}
              onChange={({ target }) => onMark(rejectionOf(target.value as RejectReason | "", original))}
            >
              <option value="">Let it stand</option>
              {offered.map((each) => (
                <option key={each} value={each}>
                  Reject: {REASON_WORDS[each]}
                  {audited?.rejection?.reason === each ? " (found)" : ""}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {audited && audited.checks.length > 0 && (
        <details>
          <summary>What was checked</summary>
          <Checks checks={audited.checks} busy={false} />
        </details>
      )}
      {audited?.heard && <Player bytes={audited.heard} label={`What was judged of ${shorten(singer)}`} />}
    </li>
  );
}

function rejectionOf(reason: RejectReason | "", original: string | undefined): Rejection | undefined {
  if (reason === "") return undefined;
  return reason === "copy" && original !== undefined ? { reason, original } : { reason };
}
