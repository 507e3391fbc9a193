import {
  isAudited,
  isOnIpfs,
  phaseOf,
  type Rejection,
  readRejections,
  readStandingClaims,
  type StandingClaim,
} from "@idol/client";
import { formatCount, shorten } from "@idol/client/format";
import { useRef, useState } from "react";
import { REASON_WORDS } from "../audit/reason-words.ts";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";
import { ReadFailed } from "../ui/read-failed.tsx";
import { SendForm } from "../ui/send-form.tsx";
import { useAsked, useChainTime, useSession } from "../ui/use.ts";
import { ActButton } from "./act-button.tsx";
import { rejecting } from "./acts.ts";
import { type AuditedClaim, auditClaims } from "./batch-audit.ts";
import { carryOut } from "./carry-out.ts";
import { ClaimRow } from "./claim-row.tsx";
import { Field } from "./field.tsx";

/** All claims of a season with their recordings: audited in one go, and rejected where something speaks against them. */
export function ClaimsDesk({ node, season }: { node: Node; season: Season }) {
  const fromBlock = useSession((now) => now.deployment?.fromBlock);
  const { number, state } = season;
  const key = `${number} ${state.claims} ${state.forfeited} ${state.finalAt}`;
  const { answer: claims, failure, again } = useAsked(key, () => readStandingClaims(node.reward, number));
  const { answer: rejected } = useAsked(`rejected ${key}`, () =>
    readRejections(node.reward, number, fromBlock),
  );
  return (
    <section className="card" aria-labelledby="claims">
      <h2 id="claims">Claims and recordings</h2>
      {failure !== undefined && <ReadFailed what="The claims" onRetry={again} />}
      {claims === undefined && failure === undefined && <p className="muted">Reading them from the chain…</p>}
      {claims?.length === 0 && <p>No claim stands.</p>}
      {claims !== undefined && claims.length > 0 && (
        <Claims node={node} season={season} claims={claims} onRead={again} />
      )}
      {rejected !== undefined && rejected.length > 0 && (
        <>
          <h3>Rejected</h3>
          <ul className="plain">
            {rejected.map(({ singer, reason }) => (
              <li key={singer}>
                <a className="mono" href={`#/season/${number}/claim/${singer}`}>
                  {shorten(singer)}
                </a>{" "}
                <span className="muted">because {REASON_WORDS[reason]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Claims({
  node,
  season,
  claims,
  onRead,
}: {
  node: Node;
  season: Season;
  claims: StandingClaim[];
  onRead: () => void;
}) {
  const [audited, setAudited] = useState<ReadonlyMap<string, AuditedClaim>>(new Map());
  const [marked, setMarked] = useState<ReadonlyMap<string, Rejection>>(new Map());
  const [gateway, setGateway] = useState("");
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController>(undefined);
  const phase = phaseOf(season, useChainTime());
  const hosts = hostsOf(claims);
  const audit = async () => {
    const abort = new AbortController();
    running.current = abort;
    setAudited(new Map());
    await auditClaims({
      node,
      season,
      claims,
      gateway: gateway.trim() || undefined,
      signal: abort.signal,
      onClaim: (done) => setAudited((all) => new Map(all).set(done.singer, done)),
    });
  };
  const mark = (singer: string, rejection: Rejection | undefined) => {
    const next = new Map(marked);
    if (rejection === undefined) next.delete(singer);
    else next.set(singer, rejection);
    setMarked(next);
  };
  const reject = async () => {
    setBusy(true);
    const rejections = [...marked].map(([singer, rejection]) => ({ singer, rejection }));
    const done = await carryOut(
      `Reject claims of season ${season.number}`,
      season.number,
      rejecting(season.number, rejections),
    );
    setBusy(false);
    if (done) setMarked(new Map());
    onRead();
  };
  return (
    <>
      <SendForm onSend={audit}>
        {(auditing) => (
          <>
            {hosts.ipfs && (
              <Field
                label="Gateway to IPFS"
                value={gateway}
                onValue={setGateway}
                placeholder="https://…"
                required
                hint="A browser reads IPFS through somebody's web site, which learns what you ask for."
              />
            )}
            <p className="row">
              <button type="submit" className="main" disabled={auditing}>
                {auditing
                  ? `Checking, ${formatCount(audited.size)} of ${formatCount(claims.length)}`
                  : `Check ${formatCount(claims.length)} ${claims.length === 1 ? "claim" : "claims"} on this device`}
              </button>
              {auditing && (
                <button type="button" className="quiet" onClick={() => running.current?.abort()}>
                  Stop
                </button>
              )}
            </p>
            <p className="muted">
              Each proof is verified anew
              {hosts.names.length > 0 &&
                `, and revealed recordings are fetched from ${hosts.names.join(", ")}`}
              .
            </p>
          </>
        )}
      </SendForm>
      <Summary audited={audited} of={claims.length} />
      <ul className="claims">
        {claims.map((standing) => (
          <ClaimRow
            key={standing.singer}
            season={season}
            standing={standing}
            audited={audited.get(standing.singer)}
            marked={marked.get(standing.singer)}
            rejectable={isAudited(season) && canReject(phase, standing)}
            onMark={(rejection) => mark(standing.singer, rejection)}
          />
        ))}
      </ul>
      {marked.size > 0 && (
        <p>
          <ActButton busy={busy} onAct={() => void reject()}>
            Reject {formatCount(marked.size)} {marked.size === 1 ? "claim" : "claims"}
          </ActButton>{" "}
          <span className="muted">It cannot be undone: prize and bond go back to the pot.</span>
        </p>
      )}
    </>
  );
}

function canReject(phase: ReturnType<typeof phaseOf>, { claim }: StandingClaim): boolean {
  return phase === "audit" || (phase === "reveal" && claim.revealed);
}

function Summary({ audited, of }: { audited: ReadonlyMap<string, AuditedClaim>; of: number }) {
  if (audited.size === 0) return null;
  const count = (outcome: AuditedClaim["outcome"]) =>
    [...audited.values()].filter((each) => each.outcome === outcome).length;
  return (
    <p role="status">
      {audited.size === of ? "Checked: " : "So far: "}
      {count("holds")} hold, {count("fails")} do not, {count("not-revealed")} were not revealed,{" "}
      {count("unclear")} could not be told. Whether a recording is a voice, only a listener can tell.
    </p>
  );
}

/** Who will notice the fetching of the recordings. */
function hostsOf(claims: readonly StandingClaim[]): { names: string[]; ipfs: boolean } {
  const uris = claims.map(({ uri }) => uri).filter((uri) => uri !== "");
  const names = uris
    .filter((uri) => !isOnIpfs(uri))
    .map((uri) => URL.parse(uri)?.host ?? "an address that is none");
  return { names: [...new Set(names)], ipfs: uris.some(isOnIpfs) };
}
