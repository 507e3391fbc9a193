import { hasAllowlist, isAudited } from "@idol/client";
import { formatAmount, shorten } from "@idol/client/format";
import { getAddress } from "ethers";
import { useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { quoteRelayed } from "../../session/claim.ts";
import { claimByRelay } from "../../session/relay.ts";
import { setError } from "../../session/state.ts";
import type { KeptProof } from "../../store/keep.ts";
import { RevealDuty } from "../reveal-notice.tsx";
import { SendForm } from "../send-form.tsx";
import { useAsked, useSession } from "../use.ts";
import { AdmissionField, admissionMissing, useAdmission } from "./admission-field.tsx";
import { formatFee } from "./fee.ts";

/** A claim without a wallet and without coins: the organiser's relay sends it and pays the network's fee. */
export function RelayPart({ proof, season }: { proof: KeptProof; season: Season }) {
  const singer = getAddress(proof.binding.account);
  const [listed, setListed] = useState("");
  const admission = useAdmission(listed, singer, season.terms.allowlistRoot);
  const allowlist = hasAllowlist(season) ? admission.proof : [];
  const submit = async () => {
    if (allowlist === undefined) return setError("claim", admissionMissing());
    await claimByRelay(proof, season, allowlist);
  };
  return (
    <SendForm onSend={submit}>
      {(sending) => (
        <>
          <p>
            No wallet is needed: the organiser's relay sends the claim and pays the network's fee. It cannot
            change who is paid: that is <span className="mono">{shorten(singer)}</span>, as the proof says.
            {isAudited(season) &&
              ` This season is audited: you sign the claim, and the relay posts the bond of ${formatAmount(season.terms.bond, season.currency)} for you.`}
          </p>
          {!isAudited(season) && allowlist !== undefined && (
            <Gain proof={proof} season={season} allowlist={allowlist} />
          )}
          <RevealDuty proof={proof} season={season} />
          {hasAllowlist(season) && <AdmissionField text={listed} onText={setListed} admission={admission} />}
          <p>
            <button type="submit" className="main" disabled={sending}>
              {sending
                ? "Waiting for the relay and the chain…"
                : isAudited(season) && proof.consent === undefined
                  ? "Sign and claim through the relay"
                  : "Claim through the relay"}
            </button>
          </p>
        </>
      )}
    </SendForm>
  );
}

/** What the singer gets, and what the relay pays for it. */
function Gain({ proof, season, allowlist }: { proof: KeptProof; season: Season; allowlist: string[] }) {
  const node = useSession((now) => now.node);
  const symbol = useSession((now) => now.deployment?.currency ?? "ETH");
  const { answer } = useAsked(node && `${proof.id} ${allowlist}`, () =>
    quoteRelayed(node!, proof, allowlist),
  );
  return (
    <p>
      You get <strong>{formatAmount(season.terms.prize, season.currency)}</strong>, whole
      {answer && `; the relay pays about ${formatFee(answer.fee, symbol)} for you`}.
    </p>
  );
}
