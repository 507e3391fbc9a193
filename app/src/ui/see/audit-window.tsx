import { phaseOf } from "@idol/client";
import { formatMoment, shorten } from "@idol/client/format";
import { REASON_WORDS } from "../../audit/reason-words.ts";
import { useChainTime } from "../use.ts";
import type { AuditProps } from "./audit-props.ts";

/** Where the audit of a claim stands, in a sentence. */
export function AuditWindow({ season, record }: AuditProps) {
  const { state, terms } = season;
  const phase = phaseOf(season, useChainTime());
  const { rejection } = record;
  if (rejection !== undefined) {
    return (
      <p>
        The auditor rejected the claim because {REASON_WORDS[rejection.reason]}
        {rejection.original !== undefined && (
          <>
            , by{" "}
            <a className="mono" href={`#/season/${season.number}/claim/${rejection.original}`}>
              {shorten(rejection.original)}
            </a>
          </>
        )}
        . Prize and bond went back to the pot.
      </p>
    );
  }
  const revealed = record.claim.revealed;
  switch (phase) {
    case "upcoming":
    case "open":
    case "paused":
      return (
        <p>It stays with the singer until the season closes, so that nobody can copy it into a claim.</p>
      );
    case "reveal":
      return revealed ? (
        <p>
          It was revealed. The auditor ({shorten(terms.auditor)}) can reject the claim until{" "}
          {formatMoment(state.finalAt)}.
        </p>
      ) : (
        <p>It has not been revealed yet. The singer has until {formatMoment(state.revealEndsAt)}.</p>
      );
    case "audit":
      return revealed ? (
        <p>
          It was revealed. The auditor ({shorten(terms.auditor)}) can reject the claim until{" "}
          {formatMoment(state.finalAt)}.
        </p>
      ) : (
        <p>
          It was not revealed in time, so the auditor ({shorten(terms.auditor)}) can reject the claim, until{" "}
          {formatMoment(state.finalAt)}.
        </p>
      );
    case "final":
      return <p>The audit is over and the claim is final.</p>;
  }
}
