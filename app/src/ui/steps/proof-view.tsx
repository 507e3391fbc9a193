import { phaseOf } from "@idol/client";
import { formatSeconds } from "@idol/client/format";
import { usableThreads } from "@idol/ezkl/browser";
import { useState } from "react";
import { prove } from "../../session/late-prove.ts";
import { cancelProof } from "../../session/proofs.ts";
import { chosenProof, chosenSeason } from "../../session/state.ts";
import { AddressField } from "../address-field.tsx";
import { ScopedAlert } from "../alert.tsx";
import { saveFile } from "../download.ts";
import { SendForm } from "../send-form.tsx";
import { useChainTime, useSession, useTick } from "../use.ts";
import { WalletList } from "../wallet-menu.tsx";

/** Whom to pay, then the proof in the making, then the proof. */
export default function ProofView() {
  const proving = useSession((now) => now.proving !== undefined);
  const proof = useSession(chosenProof);
  const verdict = useSession((now) => now.verdict);
  return proving ? <Progress /> : proof ? <Made /> : verdict ? <Ready /> : null;
}

function Ready() {
  const account = useSession((now) => now.account);
  const season = useSession(chosenSeason);
  const verdict = useSession((now) => now.verdict)!;
  const now = useChainTime();
  const [typed, setTyped] = useState<string>();
  if (season === undefined) return <p className="muted">As soon as the contest is found, you can prove.</p>;
  const payee = typed ?? account?.address ?? "";
  const closed = ["reveal", "audit", "final"].includes(phaseOf(season, now));
  if (closed) {
    return <p>This season is closed, so a proof for it could not be claimed. Choose an open one above.</p>;
  }
  const form = (
    <SendForm onSend={() => prove(payee)}>
      {verdict.instance < season.terms.threshold && (
        <p>You can prove a score that does not win, but the contract will refuse to pay for it.</p>
      )}
      <AddressField label="Pay the prize to" value={payee} onValue={setTyped} />
      <ScopedAlert scope="wallet" />
      <p className="muted">
        The proof is bound to this address and this season: whoever sends it, only this address is paid.
      </p>
      <p>
        <button type="submit" className="main">
          Prove it on this device
        </button>
      </p>
      <Threads />
    </SendForm>
  );
  return (
    <>
      {!account && (
        <details>
          <summary>Take the address from a wallet, or make a key here</summary>
          <p className="muted">
            A wallet is an app that holds your address, which is like an account number: you can show it to
            anybody.
          </p>
          <WalletList />
        </details>
      )}
      {form}
    </>
  );
}

/** How fast this page can be, and why. */
function Threads() {
  const threads = usableThreads();
  if (threads > 1) return <p className="muted">{threads} threads will work on it; the page stays usable.</p>;
  const sharesMemory = typeof SharedArrayBuffer === "function";
  return (
    <p className="muted" data-threads="1">
      {globalThis.crossOriginIsolated
        ? sharesMemory
          ? "This device has one core, so one thread works on it."
          : "This browser cannot share memory, so one thread works on it: it takes about twice as long. The page stays usable."
        : "The host of this page does not allow more than one thread (it is not cross-origin isolated): it takes about twice as long. The page stays usable."}
    </p>
  );
}

const PHASES = [
  ["download", "Load the engine"],
  ["engine", "Start the engine"],
  ["provingKey", "Make the proving key"],
  ["witness", "Run the judge once more, in the proof's own numbers"],
  ["prove", "Prove"],
  ["verify", "Check the proof"],
] as const;

function Progress() {
  useTick(100);
  const { step, fraction, since, threads } = useSession((now) => now.proving)!;
  const at = PHASES.findIndex(([name]) => name === step);
  return (
    <div className="progress">
      <p role="status">
        <span className="hidden">{PHASES[at]?.[1] ?? "Proving"}. </span>
        Your device is proving, {threads === 1 ? "on one thread" : `on ${threads} threads`}.
      </p>
      <p className="figure" aria-hidden="true">
        {((performance.now() - since) / 1000).toFixed(1)} s
      </p>
      <ol className="phases">
        {PHASES.map(([name, title], index) => (
          <li key={name} data-state={index < at ? "done" : index === at ? "now" : "later"}>
            {title}
            {index === at && fraction !== undefined && ` ${Math.round(100 * fraction)} %`}
          </li>
        ))}
      </ol>
      <p>
        <button type="button" className="quiet" onClick={cancelProof}>
          Cancel
        </button>
      </p>
    </div>
  );
}

function Made() {
  const proof = useSession(chosenProof)!;
  const { binding, took } = proof;
  const name = `idol-season-${binding.season}-${binding.account.slice(2, 8)}.proof.json`;
  const save = () => {
    saveFile(name, proof.text, "application/json");
    saveFile(`${name}.binding.json`, `${JSON.stringify(binding, null, 2)}\n`, "application/json");
  };
  return (
    <>
      <p role="status">
        {took ? (
          <>
            <strong>Proved in {formatSeconds(took.millis)}</strong>
            {took.threads === 1 ? " on one thread" : ` on ${took.threads} threads`}. It is kept in this
            browser.
          </>
        ) : (
          "The proof from your files holds. It is kept in this browser."
        )}
      </p>
      <p className="row">
        <button type="button" className="quiet" onClick={save}>
          Save the proof
        </button>
      </p>
    </>
  );
}
