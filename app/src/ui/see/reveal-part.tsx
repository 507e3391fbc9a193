import { type Opening, phaseOf } from "@idol/client";
import { type FormEvent, useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { keptOpening, openingIn, reveal, sendSignedReveal, signReveal } from "../../session/audit.ts";
import { relayUrl, revealByRelay } from "../../session/relay.ts";
import { saveFile } from "../download.ts";
import { FilePick } from "../file-pick.tsx";
import { SaveRecording } from "../save-recording.tsx";
import { SendForm } from "../send-form.tsx";
import { useChainTime, useSession } from "../use.ts";
import type { AuditProps } from "./audit-props.ts";

/** The singer's side of an audit: say where the recording lies, oneself or by a signature that somebody else sends. */
export function RevealPart({ season, singer, record }: AuditProps) {
  const account = useSession((now) => now.account);
  const phase = phaseOf(season, useChainTime());
  const own = account?.address === singer;
  const { commitment } = record.claim;
  const [loaded, setLoaded] = useState<Opening>();
  const opening = loaded ?? keptOpening(commitment);
  if (record.rejection !== undefined || account === undefined) return null;
  if (!own && (phase !== "reveal" || record.claim.revealed)) return null;
  return (
    <section className="part" aria-labelledby="reveal">
      <h3 id="reveal">{own ? "Reveal your recording" : "Reveal it for the singer"}</h3>
      {own && opening && <SaveRecording hash={opening.recordingHash} />}
      {own &&
        (phase === "reveal" ? (
          <>
            {opening === undefined && <SidecarField commitment={commitment} onOpening={setLoaded} />}
            <RevealForm season={season} singer={singer} revealed={record.claim.revealed} opening={opening} />
          </>
        ) : (
          <p className="muted">
            {["upcoming", "open", "paused"].includes(phase)
              ? "You can reveal it once the season has closed; keep the file until then."
              : "The time to reveal is over."}
          </p>
        ))}
      {phase === "reveal" && !record.claim.revealed && (
        <SignedFile season={season} singer={singer} own={own} />
      )}
    </section>
  );
}

function SidecarField(props: { commitment: string; onOpening: (opening: Opening) => void }) {
  const load = async (file: File) => {
    const opening = await openingIn(file, props.commitment);
    if (opening !== undefined) props.onOpening(opening);
  };
  return (
    <FilePick accept="application/json,.json" onFiles={([file]) => void load(file)}>
      The .binding.json of the proof that you claimed with: it is not kept in this browser
    </FilePick>
  );
}

interface RevealFormProps {
  season: Season;
  singer: string;
  revealed: boolean;
  opening: Opening | undefined;
}

function RevealForm({ season, singer, revealed, opening }: RevealFormProps) {
  const hasKey = useSession((now) => now.account?.wallet.key !== undefined);
  const relayed = hasKey && !revealed && relayUrl() !== undefined;
  const [uri, setUri] = useState("");
  const sign = async (opened: Opening) => {
    const signed = await signReveal(season.number, uri.trim(), opened);
    if (signed === undefined) return;
    const name = `idol-reveal-season-${season.number}-${singer.slice(2, 8)}.json`;
    saveFile(name, `${JSON.stringify(signed, null, 2)}\n`, "application/json");
  };
  const send = async ({ nativeEvent }: FormEvent) => {
    if (opening === undefined) return;
    const asked = ((nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)?.value;
    if (asked === "sign") await sign(opening);
    else if (asked === "relay") await revealByRelay(season, uri.trim(), opening);
    else await reveal(season.number, uri.trim(), opening);
  };
  return (
    <SendForm onSend={send}>
      {(busy) => (
        <>
          <label>
            Where everybody can get the file, exactly as it was proved
            <input
              value={uri}
              onChange={(event) => setUri(event.target.value)}
              placeholder="https://… or ipfs://…"
              required
            />
          </label>
          <p className="row">
            {relayed && (
              <button type="submit" className="main" value="relay" disabled={busy || opening === undefined}>
                Sign and reveal through the relay
              </button>
            )}
            <button
              type="submit"
              className={relayed ? "quiet" : "main"}
              disabled={busy || opening === undefined}
            >
              {revealed ? "Reveal it again" : "Reveal"}
            </button>
            {!revealed && (
              <button type="submit" className="quiet" value="sign" disabled={busy || opening === undefined}>
                Sign it for somebody else to send
              </button>
            )}
          </p>
          {!revealed && (
            <p className="muted">
              Signing costs nothing. Give the file that it saves to whoever pays for sending it.
            </p>
          )}
        </>
      )}
    </SendForm>
  );
}

function SignedFile({ season, singer, own }: { season: Season; singer: string; own: boolean }) {
  return (
    <FilePick
      accept="application/json,.json"
      onFiles={([file]) => void sendSignedReveal(season.number, singer, file)}
    >
      {own
        ? "Or send a reveal that you have signed"
        : "The file that the singer has signed; you pay for sending it"}
    </FilePick>
  );
}
