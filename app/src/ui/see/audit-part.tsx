import { useState } from "react";
import { auditRecording, fetchRecording } from "../../audit/audit-recording.ts";
import type { Check } from "../../audit/check-claim.ts";
import type { ClaimRecord } from "../../chain/claim-record.ts";
import { phaseOf, type Season } from "../../chain/seasons.ts";
import { toFailure } from "../../failure.ts";
import { reveal } from "../../stage/claim.ts";
import { tell } from "../../stage/state.ts";
import { keep } from "../../store/keep.ts";
import { PlaceAlert } from "../alert.tsx";
import { saveFile } from "../download.ts";
import { useAsked, useChainTime, useStage } from "../use.ts";
import { Checks } from "./checks.tsx";

interface AuditProps {
  season: Season;
  singer: string;
  record: ClaimRecord;
}

/** The recording behind a claim: revealed by its singer, audited by anyone. */
export function AuditPart({ season, singer, record }: AuditProps) {
  const [checks, setChecks] = useState<Check[]>([]);
  const [busy, setBusy] = useState(false);
  const audit = async (bytes: () => Promise<Uint8Array>) => {
    tell("claim", undefined);
    setChecks([]);
    setBusy(true);
    try {
      setChecks(await auditRecording(await bytes(), season, record.claim));
    } catch (thrown) {
      tell("claim", toFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card">
      <h2>The recording</h2>
      <PlaceAlert place="claim" />
      {record.uri === "" ? (
        <p>It has not been revealed.</p>
      ) : (
        <>
          <p>
            The singer says that it lies at <span className="mono breakable">{record.uri}</span>
          </p>
          <p>
            <button
              type="button"
              onClick={() => void audit(() => fetchRecording(record.uri))}
              disabled={busy}
            >
              Fetch and audit it
            </button>
          </p>
        </>
      )}
      <label className="filepick">
        Audit a recording from a file
        <input
          type="file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void audit(async () => new Uint8Array(await file.arrayBuffer()));
          }}
        />
      </label>
      <Checks checks={checks} busy={busy} />
      {checks.length > 0 && checks.every(({ holds }) => holds) && (
        <p>
          <strong>This is the recording that was proved.</strong> Whether it is a voice, only a listener can
          tell.
        </p>
      )}
      <Reveal season={season} singer={singer} record={record} />
    </section>
  );
}

function Reveal({ season, singer, record }: AuditProps) {
  const account = useStage((now) => now.account);
  const now = useChainTime();
  const [uri, setUri] = useState("");
  const kept = useAsked(record.claim.recordingHash, () => keep.take(record.claim.recordingHash));
  if (account?.address !== singer) return null;
  const phase = phaseOf(season, now);
  return (
    <>
      <h3>Reveal your recording</h3>
      {kept.answer && (
        <p>
          <button
            type="button"
            className="quiet"
            onClick={() => saveFile(kept.answer!.name, kept.answer!.bytes, "audio/wav")}
          >
            Save the recording that you proved
          </button>
        </p>
      )}
      {phase === "reveal" ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void reveal(season.number, uri.trim());
          }}
        >
          <label>
            Where everybody can get the file, exactly as it was proved
            <input
              value={uri}
              onChange={(event) => setUri(event.target.value)}
              placeholder="https://…"
              required
            />
          </label>
          <p>
            <button type="submit" className="main">
              Reveal
            </button>
          </p>
        </form>
      ) : (
        <p className="muted">
          {["upcoming", "open", "paused"].includes(phase)
            ? "You can reveal it once the season has closed; keep the file until then."
            : "The time to reveal is over."}
        </p>
      )}
    </>
  );
}
