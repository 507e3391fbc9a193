import {
  type ClaimRecord,
  type ClaimStatus,
  isAudited,
  readBadge,
  readClaimRecord,
  statusOf,
} from "@idol/client";
import { formatMoment, formatScore, shorten } from "@idol/client/format";
import { getAddress } from "ethers";
import { useEffect, useState } from "react";
import type { Check } from "../../audit/check.ts";
import { checkClaim } from "../../audit/check-claim.ts";
import type { Season } from "../../chain/seasons.ts";
import { session } from "../../session/state.ts";
import { Avatar } from "../avatar.tsx";
import { useAsked, useSession } from "../use.ts";
import { AuditPart } from "./audit-part.tsx";
import { BadgeView } from "./badges-page.tsx";
import { Checks } from "./checks.tsx";

const STATUS: Record<ClaimStatus, string> = {
  none: "",
  owed: "The prize is owed",
  withdrawn: "The prize was paid",
  rejected: "Rejected by the auditor",
  queued: "Waiting for a prize: the pot holds none now, and gets one for each earlier claim that is rejected",
};

/** One claim, checked anew by whoever opens its page. */
export function ClaimPage({ number, singer }: { number: bigint; singer: string }) {
  const address = getAddress(singer);
  const node = useSession((now) => now.node);
  const deployment = useSession((now) => now.deployment)!;
  const season = useSession((now) => now.seasons.find((each) => each.number === number));
  const readAt = useSession((now) => now.readAt);
  const asked = useAsked(node && season && `${number} ${address} ${readAt}`, () =>
    readClaimRecord(
      node!.reward,
      { season: number, singer: address },
      { fromBlock: deployment.fromBlock, reads: node!.reads },
    ),
  );
  const [record, setRecord] = useState<ClaimRecord>();
  useEffect(() => {
    if (asked.answer !== undefined) setRecord(asked.answer);
  }, [asked.answer]);
  const badge = useAsked(node && record && `${number} ${address} ${record.claim.status}`, () =>
    readBadge(node!.reward, { season: number, singer: address }),
  );
  return (
    <>
      <p>
        <a href={`#/season/${number}`}>Season {number.toString()}</a>
      </p>
      <h1>
        <Avatar address={address} size={48} />A claim by {shorten(address)}
      </h1>
      {record === undefined || season === undefined ? (
        <p className="muted">
          {asked.failure === undefined
            ? "Looking for it on the chain…"
            : "It could not be read from the chain."}
        </p>
      ) : (
        <>
          <section className="card split">
            <div>
              <p className="figure">{formatScore(record.claim.score, Number(season.terms.scoreScale))}</p>
              <p>{STATUS[statusOf(record.claim)]}.</p>
              <p className="muted">
                Claimed {formatMoment(record.claim.claimedAt)}
                {record.sender === address ? "." : `, relayed by ${shorten(record.sender)}.`}
                <br />
                <span className="mono breakable">{address}</span>
              </p>
            </div>
            {badge.answer && <BadgeView badge={badge.answer} singer={address} />}
          </section>
          <Proof season={season} singer={address} record={record} />
          {isAudited(season) && <AuditPart season={season} singer={address} record={record} />}
        </>
      )}
    </>
  );
}

function Proof({ season, singer, record }: { season: Season; singer: string; record: ClaimRecord }) {
  const [checks, setChecks] = useState<Check[]>([]);
  const [busy, setBusy] = useState(false);
  const { submission, transaction } = record;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a claim's transaction stands for all that is checked of it
  useEffect(() => {
    const { node, deployment } = session.get();
    if (submission === undefined || node === undefined || deployment === undefined) return;
    let current = true;
    setChecks([]);
    setBusy(true);
    const add = (check: Check) => current && setChecks((all) => [...all, check]);
    void checkClaim(node, deployment, season, singer, { ...record, submission }, add).finally(
      () => current && setBusy(false),
    );
    return () => {
      current = false;
    };
  }, [transaction]);
  return (
    <section className="card">
      <h2>The proof, checked by your device</h2>
      {submission === undefined ? (
        <p>The claim went through another contract, so its proof cannot be read from the transaction.</p>
      ) : (
        <Checks checks={checks} busy={busy} />
      )}
      <p className="muted">
        Transaction <span className="mono breakable">{transaction}</span>
      </p>
    </section>
  );
}
