import { isOnIpfs } from "@idol/client";
import { useState } from "react";
import { recordingAddress } from "../../audit/fetch-recording.ts";
import { SendForm } from "../send-form.tsx";

/** Has a revealed recording fetched: only when asked, and saying who will notice. */
export function Fetch({
  uri,
  busy,
  onFetch,
}: {
  uri: string;
  busy: boolean;
  onFetch: (gateway?: string) => void;
}) {
  const [gateway, setGateway] = useState("");
  const ipfs = isOnIpfs(uri);
  const host = hostOf(uri, ipfs ? gateway.trim() : undefined);
  return (
    <SendForm onSend={() => onFetch(ipfs ? gateway.trim() : undefined)}>
      <p>
        The singer says that it lies at <span className="mono breakable">{uri}</span>
      </p>
      {ipfs && (
        <label>
          Gateway to IPFS
          <input
            value={gateway}
            onChange={(event) => setGateway(event.target.value)}
            placeholder="https://…"
            aria-describedby="gateway-hint"
            spellCheck={false}
            autoComplete="off"
            required
          />
          <span id="gateway-hint" className="muted">
            A browser reads IPFS through somebody's web site. Name one that you trust; it learns what you ask
            for. Or get the file in another way, and choose it below.
          </span>
        </label>
      )}
      <p>
        <button type="submit" disabled={busy}>
          {host === undefined ? "Fetch and check it" : `Fetch it from ${host} and check it`}
        </button>
      </p>
    </SendForm>
  );
}

/** Who will notice the fetch; undefined where it will be refused. */
function hostOf(uri: string, gateway: string | undefined): string | undefined {
  try {
    return recordingAddress(uri, gateway).host;
  } catch {
    return undefined;
  }
}
