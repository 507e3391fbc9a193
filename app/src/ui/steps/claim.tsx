import { type ClaimStructOutput, hasAllowlist, isAudited, statusOf } from "@idol/client";
import { formatAmount, formatScore, shorten } from "@idol/client/format";
import { CodedError } from "@idol/ezkl/errors";
import { getAddress } from "ethers";
import { useEffect, useState } from "react";
import { allowBond, claim, type Name, needsAllowance, quoteClaim } from "../../session/claim.ts";
import { noteClaim } from "../../session/send.ts";
import { type Session, setError } from "../../session/state.ts";
import type { KeptProof, Sent } from "../../store/keep.ts";
import { ScopedAlert } from "../alert.tsx";
import { Pending } from "../pending.tsx";
import { RevealDuty } from "../reveal-notice.tsx";
import { SendForm } from "../send-form.tsx";
import { SwitchButton } from "../switch-button.tsx";
import { useAsked, useSession } from "../use.ts";
import { useRelayTakes } from "../use-relay.ts";
import { WalletList } from "../wallet-menu.tsx";
import { WrongNetwork } from "../wrong-network.tsx";
import { AdmissionField, admissionMissing, useAdmission } from "./admission-field.tsx";
import { ConsentField, SignClaim } from "./consent.tsx";
import { formatFee } from "./fee.ts";
import { Prize } from "./prize.tsx";
import { RelayPart } from "./relay-part.tsx";
import { RelayRefuses } from "./relay-refuses.tsx";

const seasonOf = (proof: KeptProof) => (now: Session) =>
  now.seasons.find(({ number }) => number === BigInt(proof.binding.season));

/** From the proof to the money: claim in one's own name or relay, then withdraw. */
export default function Claim({ proof }: { proof: KeptProof }) {
  const { binding } = proof;
  const singer = getAddress(binding.account);
  const deployment = useSession((now) => now.deployment);
  const account = useSession((now) => now.account);
  const node = useSession((now) => now.node);
  const season = useSession(seasonOf(proof));
  const readAt = useSession((now) => now.readAt);
  const made = useAsked(node && `${proof.id} ${readAt}`, () =>
    node!.reward.claimOf(BigInt(binding.season), singer),
  );
  const [last, setLast] = useState(made.answer);
  if (made.answer !== undefined && made.answer !== last) setLast(made.answer);
  const status = made.answer ?? last;
  const recorded = status !== undefined && status.status > 0n && status.score >= BigInt(proof.score);
  useEffect(() => {
    if (recorded && proof.claim === undefined) void noteClaim(proof.id);
  }, [recorded, proof]);

  if (
    deployment === undefined ||
    binding.chainId !== `${deployment.chainId}` ||
    !sameContest(proof, deployment.reward)
  ) {
    return <p>This proof was made for another contest. It stays kept; it cannot be claimed here.</p>;
  }
  const better = status !== undefined && status.status > 0n && BigInt(proof.score) > status.score;
  return (
    <>
      <ScopedAlert scope="claim">
        <SwitchButton />
      </ScopedAlert>
      <p>
        This proof pays <span className="mono">{shorten(singer)}</span> for a score of{" "}
        {formatScore(BigInt(proof.score), proof.scoreScale)} in season {binding.season}.
      </p>
      {status !== undefined && status.status > 0n && season && (
        <Prize proof={proof} status={status} season={season} />
      )}
      {status !== undefined && (status.status === 0n || better) && season && (
        <Form key={account?.address} proof={proof} better={better} />
      )}
      <Pending kinds={["claim", "withdraw", "allowance"]} done={doneOf(status, better)} />
    </>
  );
}

/** What needs no waiting for any more: the chain and the page's list of what was sent are read at different moments. */
function doneOf(status: ClaimStructOutput | undefined, better: boolean): Sent["kind"][] {
  if (status === undefined || status.status === 0n) return [];
  const claimed: Sent["kind"][] = better ? [] : ["claim", "allowance"];
  return statusOf(status) === "withdrawn" ? [...claimed, "withdraw"] : claimed;
}

function Form({ proof, better }: { proof: KeptProof; better: boolean }) {
  const singer = getAddress(proof.binding.account);
  const account = useSession((now) => now.account);
  const deployment = useSession((now) => now.deployment)!;
  const season = useSession(seasonOf(proof))!;
  const busy = useSession((now) => now.sent.some(({ kind }) => kind === "claim"));
  const own = account?.address === singer;
  const takes = useRelayTakes(season);
  // Whose own key has no coins claims through the relay; so does whoever has no account here and nothing to sign.
  const signable = !isAudited(season) || proof.consent !== undefined || own;
  const relayed = takes === true && signable && (account === undefined || account.wallet.key !== undefined);
  const [wanted, setWanted] = useState<Name>();
  const [listed, setListed] = useState("");
  const name: Name = wanted ?? (own ? "own" : "relay");
  const unsigned = isAudited(season) && !own && name === "relay" && proof.consent === undefined;
  const admission = useAdmission(listed, singer, season.terms.allowlistRoot);
  const allowlist = hasAllowlist(season) ? admission.proof : [];
  const onChain = account?.chainId === deployment.chainId;
  const here = account && onChain ? `${account.address} ${season.number}` : undefined;
  const allowance = useAsked(here, () => needsAllowance(season));
  const needed = allowance.answer;
  const quote = useAsked(
    here && allowlist && needed === false && !unsigned ? `${here} ${name} ${allowlist}` : undefined,
    () => quoteClaim(proof, name, allowlist ?? []),
  );
  if (relayed && own) return <RelayPart proof={proof} season={season} />;
  if (account === undefined) {
    return (
      <>
        {relayed && <RelayPart proof={proof} season={season} />}
        <p>
          {relayed ? "Or connect" : "Connect"} the account that sends the claim. It pays the network's fee
          {isAudited(season) && " and the bond"}; any account will do, only the singer is paid.
        </p>
        {isAudited(season) && <RelayRefuses takes={takes} season={season} />}
        <WalletList />
        <ScopedAlert scope="wallet" />
      </>
    );
  }
  const submit = async () => {
    if (allowlist === undefined) return setError("claim", admissionMissing());
    if (needed) {
      await allowBond(season);
      allowance.again();
    } else {
      await claim(proof, name, allowlist);
    }
  };
  return (
    <SendForm onSend={submit}>
      {(sending) => (
        <>
          <ScopedAlert scope="wallet" />
          {!onChain && <WrongNetwork account={account} />}
          {!own && (
            <fieldset>
              <legend>
                The connected account <span className="mono">{shorten(account.address)}</span> is not the
                singer's.
              </legend>
              <label>
                <input
                  type="radio"
                  name="name"
                  checked={name === "relay"}
                  onChange={() => setWanted("relay")}
                />
                Relay the claim: this account pays the fee, the singer is paid the prize
              </label>
              <label>
                <input type="radio" name="name" checked={name === "own"} onChange={() => setWanted("own")} />
                Claim it in this account's own name
              </label>
            </fieldset>
          )}
          {unsigned && <ConsentField proof={proof} />}
          {hasAllowlist(season) && <AdmissionField text={listed} onText={setListed} admission={admission} />}
          {better && (
            <p className="muted">
              Your score is better than the one on record. The prize is paid once; the record improves.
            </p>
          )}
          <RevealDuty proof={proof} season={season} />
          <Cost
            quote={quote}
            bond={isAudited(season) ? formatAmount(season.terms.bond, season.currency) : undefined}
            symbol={deployment.currency ?? "ETH"}
          />
          <p>
            <button type="submit" className="main" disabled={sending || busy || unsigned}>
              {sending || busy
                ? "Waiting for the wallet and the chain…"
                : needed
                  ? `Allow the bond of ${formatAmount(season.terms.bond, season.currency)}`
                  : name === "relay"
                    ? "Relay the claim"
                    : better
                      ? "Improve the record"
                      : `Claim ${formatAmount(season.terms.prize, season.currency)}`}
            </button>
          </p>
          {account.wallet.key && <RelayRefuses takes={takes} season={season} />}
          {own && isAudited(season) && <SignClaim proof={proof} />}
        </>
      )}
    </SendForm>
  );
}

function Cost({
  quote,
  bond,
  symbol,
}: {
  quote: ReturnType<typeof useAsked<Awaited<ReturnType<typeof quoteClaim>>>>;
  bond: string | undefined;
  symbol: string;
}) {
  const { failure } = quote;
  const told = useSession((now) => now.failures.claim !== undefined);
  const refused = !told && failure instanceof CodedError && failure.code === "CONTRACT_REVERTED";
  return (
    <p className="muted">
      {refused && `As things stand, the contract would refuse: ${failure.message} `}
      {bond && `A bond of ${bond} goes along and comes back after the audit. `}
      {quote.answer &&
        `The network's fee is about ${formatFee(quote.answer.fee, symbol)} (${quote.answer.gas.toLocaleString("en")} gas).`}
    </p>
  );
}

function sameContest({ binding }: KeptProof, reward: string): boolean {
  return getAddress(binding.reward) === getAddress(reward);
}
