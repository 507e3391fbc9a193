import { readEarlierClaims } from "@idol/client";
import { useState } from "react";
import { auditRecording, heardOf } from "../../audit/audit-recording.ts";
import { allHold, type Check } from "../../audit/check.ts";
import { fetchRecording, MOST_BYTES } from "../../audit/fetch-recording.ts";
import { toFailure } from "../../failure.ts";
import { session, setError } from "../../session/state.ts";
import { ScopedAlert } from "../alert.tsx";
import { FilePick } from "../file-pick.tsx";
import { Pending } from "../pending.tsx";
import { PhraseToHear } from "../phrase.tsx";
import { Player } from "../player/player.tsx";
import type { AuditProps } from "./audit-props.ts";
import { AuditWindow } from "./audit-window.tsx";
import { Checks } from "./checks.tsx";
import { Fetch } from "./fetch-part.tsx";
import { RejectPart } from "./reject-part.tsx";
import { RevealPart } from "./reveal-part.tsx";

/** The recording behind a claim: revealed by its singer, checked by anyone, listened to and perhaps rejected by the auditor. */
export function AuditPart(props: AuditProps) {
  const { season, record } = props;
  const [checks, setChecks] = useState<Check[]>([]);
  const [heard, setHeard] = useState<Uint8Array>();
  const [busy, setBusy] = useState(false);
  const audit = async (get: () => Promise<Uint8Array>) => {
    setError("audit", undefined);
    setChecks([]);
    setHeard(undefined);
    setBusy(true);
    try {
      const bytes = await get();
      const { node } = session.get();
      const earlier = () => readEarlierClaims(node!.reward, season.number, record.claim);
      setChecks(await auditRecording(bytes, season, record.claim, earlier));
      setHeard(await heardOf(bytes, season));
    } catch (thrown) {
      setError("audit", toFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card" aria-labelledby="recording">
      <h2 id="recording">The recording</h2>
      <AuditWindow {...props} />
      <ScopedAlert scope="audit" />
      {record.uri !== "" && (
        <Fetch
          uri={record.uri}
          busy={busy}
          onFetch={(gateway) => void audit(() => fetchRecording(record.uri, gateway))}
        />
      )}
      <FilePick
        onFiles={([file]) =>
          void audit(async () => new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()))
        }
      >
        Check a recording from a file
      </FilePick>
      <Checks checks={checks} busy={busy} />
      {checks.length > 0 && <Outcome checks={checks} />}
      {heard && <Player bytes={heard} label="The part of the recording that was judged" />}
      <PhraseToHear season={season} singer={props.singer} />
      <RevealPart {...props} />
      <RejectPart {...props} />
      <Pending kinds={["reveal", "reject"]} done={record.rejection === undefined ? [] : ["reject"]} />
    </section>
  );
}

/** What the checks come to. */
function Outcome({ checks }: { checks: Check[] }) {
  if (allHold(checks)) {
    return (
      <p>
        <strong>This is the recording that was proved.</strong> Whether it is a voice, only a listener can
        tell.
      </p>
    );
  }
  const failed = checks.some(({ holds }) => holds === false);
  return (
    <p>
      <strong>
        {failed ? "This recording does not bear out the claim." : "Not everything could be checked."}
      </strong>
    </p>
  );
}
