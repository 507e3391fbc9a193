import { phaseOf, REJECT_REASONS, type RejectReason, readEarlierClaims, statusOf } from "@idol/client";
import { shorten } from "@idol/client/format";
import { useState } from "react";
import { REASON_WORDS } from "../../audit/reason-words.ts";
import { reject } from "../../session/audit.ts";
import { SendForm } from "../send-form.tsx";
import { useAsked, useChainTime, useSession } from "../use.ts";
import type { AuditProps } from "./audit-props.ts";

/** The auditor's decision; nobody else sees it, and nobody after the audit. */
export function RejectPart(props: AuditProps) {
  const account = useSession((now) => now.account);
  const phase = phaseOf(props.season, useChainTime());
  const { season, record } = props;
  const mine = account?.address === season.terms.auditor;
  const inWindow = phase === "audit" || (phase === "reveal" && record.claim.revealed);
  if (!mine || !["owed", "queued"].includes(statusOf(record.claim))) return null;
  return (
    <section className="part" aria-labelledby="reject">
      <h3 id="reject">Your decision as the auditor</h3>
      {inWindow ? (
        <RejectForm {...props} />
      ) : (
        <p className="muted">
          {phase === "final"
            ? "The audit is over; the claim can no longer be rejected."
            : "You can reject the claim once its recording was revealed, or the time to reveal it is over."}
        </p>
      )}
    </section>
  );
}

function RejectForm({ season, singer, record }: AuditProps) {
  const node = useSession((now) => now.node);
  const { claim } = record;
  const earlier = useAsked(node && `${season.number} ${singer} ${season.state.claims}`, () =>
    readEarlierClaims(node!.reward, season.number, claim),
  );
  const originals = (earlier.answer ?? []).filter(({ revealed }) => revealed);
  const [reason, setReason] = useState<RejectReason>();
  const [chosen, setChosen] = useState<string>();
  const original = chosen ?? originals[0]?.singer;
  // What the chain itself would refute is not offered.
  const offered = claim.revealed
    ? REJECT_REASONS.filter((each) => each !== "not-revealed" && (each !== "copy" || originals.length > 0))
    : (["not-revealed"] as const);
  const submit = async () => {
    if (reason === undefined) return;
    await reject(season.number, singer, {
      reason,
      ...(reason === "copy" && original !== undefined ? { original } : {}),
    });
  };
  return (
    <SendForm onSend={submit}>
      {(sending) => (
        <>
          <fieldset>
            <legend>Reject it because …</legend>
            {offered.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="reason"
                  required
                  checked={reason === each}
                  onChange={() => setReason(each)}
                />
                {REASON_WORDS[each]}
              </label>
            ))}
          </fieldset>
          {reason === "copy" && (
            <label>
              The earlier claim{" "}
              <select value={original} onChange={(event) => setChosen(event.target.value)}>
                {originals.map((each) => (
                  <option key={each.singer} value={each.singer}>
                    {shorten(each.singer)}
                    {each.sameFile ? " · same file" : ""}
                  </option>
                ))}
              </select>
            </label>
          )}
          <p className="muted">
            It cannot be undone. Prize and bond go back to the pot, the badge and the place on the leaderboard
            are gone. To accept the claim, do nothing.
          </p>
          <p>
            <button type="submit" disabled={sending}>
              {sending ? "Waiting for the wallet and the chain…" : "Reject the claim"}
            </button>
          </p>
        </>
      )}
    </SendForm>
  );
}
