import type { ClaimStructOutput } from "@idol/client";
import { balanceOf, statusOf } from "@idol/client";
import { formatAmount, formatMoment, formatRoughly, shorten } from "@idol/client/format";
import { getAddress } from "ethers";
import { useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { withdraw } from "../../session/claim.ts";
import { relayUrl, withdrawByRelay } from "../../session/relay.ts";
import type { KeptProof } from "../../store/keep.ts";
import { AddressField } from "../address-field.tsx";
import { Confetti } from "../confetti.tsx";
import { RevealDuty } from "../reveal-notice.tsx";
import { SendForm } from "../send-form.tsx";
import { ShareResult } from "../share/share-result.tsx";
import { useAsked, useChainTime, useSession } from "../use.ts";

/** What a claim has come to, and the way to take it out. */
export function Prize({
  proof,
  status,
  season,
}: {
  proof: KeptProof;
  status: ClaimStructOutput;
  season: Season;
}) {
  const singer = getAddress(proof.binding.account);
  const account = useSession((now) => now.account);
  const node = useSession((now) => now.node);
  const readAt = useSession((now) => now.readAt);
  const now = useChainTime();
  const owed = useAsked(node && `${singer} ${readAt} ${status.status}`, () =>
    node!.reward.owedTo(season.number, singer),
  );
  const balance = useAsked(node && `${singer} ${readAt}`, () =>
    balanceOf(node!.provider, season.currency, singer),
  );
  const [seen, setSeen] = useState<{ owed?: bigint; balance?: bigint; from?: bigint }>({});
  const current = {
    owed: owed.answer?.amount ?? seen.owed,
    balance: balance.answer ?? seen.balance,
    from: owed.answer?.payableFrom ?? seen.from,
  };
  if (current.owed !== seen.owed || current.balance !== seen.balance) {
    setSeen(Object.fromEntries(Object.entries(current).filter(([, value]) => value !== undefined)));
  }
  const stands = statusOf(status);
  const open = stands === "owed" || stands === "queued";
  const page = `#/season/${season.number}/claim/${singer}`;
  return (
    <div className="prize" data-status={stands}>
      <p className={stands === "owed" ? "applause won" : "applause"} role="status">
        {stands === "owed" && "Claimed. The prize is yours."}
        {stands === "queued" &&
          "Claimed. The pot holds no prize now: you get one when an earlier claim is rejected, or the pot is filled."}
        {stands === "withdrawn" && "Paid. Take a bow."}
        {stands === "rejected" && "The auditor rejected this claim."}
        {stands === "owed" && <Confetti />}
      </p>
      {current.balance !== undefined && (
        <p className="muted">
          Balance of {shorten(singer)}:{" "}
          <span className="mono" data-balance={current.balance.toString()}>
            {formatRoughly(current.balance, season.currency)}
          </span>
        </p>
      )}
      {open && current.from !== undefined && now < current.from && (
        <p>It can be withdrawn once the audit is over, {formatMoment(current.from)}.</p>
      )}
      {open && now < season.state.closesAt && <RevealDuty proof={proof} season={season} />}
      {open &&
        (account ?? relayUrl()) &&
        current.owed !== undefined &&
        current.from !== undefined &&
        now >= current.from && <Withdraw singer={singer} season={season} amount={current.owed} />}
      <p>
        <a href={page}>The claim's page</a>, with the proof to check for yourself
      </p>
      {(stands === "owed" || stands === "withdrawn") && (
        <p>
          <ShareResult season={season} singer={singer} score={status.score} paid={stands === "withdrawn"} />
        </p>
      )}
    </div>
  );
}

function Withdraw({ singer, season, amount }: { singer: string; season: Season; amount: bigint }) {
  const account = useSession((now) => now.account);
  const [to, setTo] = useState(singer);
  const byRelay = relayUrl() !== undefined && (account === undefined || account.wallet.key !== undefined);
  const own = account?.address === singer && !byRelay;
  const send = () => (byRelay ? withdrawByRelay(season, singer) : withdraw(season.number, singer, to.trim()));
  return (
    <SendForm onSend={send}>
      {(sending) => (
        <>
          {own && (
            <details>
              <summary>Withdraw to another address</summary>
              <AddressField label="Address" value={to} onValue={setTo} />
            </details>
          )}
          <p>
            <button type="submit" className="main" disabled={sending}>
              {sending ? "Waiting for the chain…" : `Withdraw ${formatAmount(amount, season.currency)}`}
            </button>
            {!own && <span className="muted"> It goes to {shorten(singer)}, whoever sends this.</span>}
          </p>
        </>
      )}
    </SendForm>
  );
}
