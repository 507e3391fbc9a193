import { hasAllowlist } from "@idol/client";
import { shorten } from "@idol/client/format";
import { getAddress } from "ethers";
import { useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { claimByRelay } from "../../session/relay.ts";
import { setError } from "../../session/state.ts";
import type { KeptProof } from "../../store/keep.ts";
import { AdmissionField, admissionMissing, useAdmission } from "./admission-field.tsx";

/** A claim without a wallet and without coins: the organiser's relay sends it and pays the network's fee. */
export function RelayPart({ proof, season }: { proof: KeptProof; season: Season }) {
  const singer = getAddress(proof.binding.account);
  const [sending, setSending] = useState(false);
  const [listed, setListed] = useState("");
  const admission = useAdmission(listed, singer, season.terms.allowlistRoot);
  const submit = async () => {
    const allowlist = hasAllowlist(season) ? admission.proof : [];
    if (allowlist === undefined) return setError("claim", admissionMissing());
    setSending(true);
    await claimByRelay(proof, season, allowlist);
    setSending(false);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>
        No wallet is needed: the organiser's relay sends the claim and pays the network's fee. It cannot
        change who is paid: that is <span className="mono">{shorten(singer)}</span>, as the proof says.
      </p>
      {hasAllowlist(season) && <AdmissionField text={listed} onText={setListed} admission={admission} />}
      <p>
        <button type="submit" className="main" disabled={sending}>
          {sending ? "Waiting for the relay and the chain…" : "Claim through the relay"}
        </button>
      </p>
    </form>
  );
}
