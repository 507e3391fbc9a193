import { useState } from "react";
import type { Lock } from "../../key/kept-key.ts";
import { hasPasskeys, makePasskey } from "../../key/passkey.ts";
import { ITERATIONS, passphraseBytes } from "../../key/seal.ts";
import { makeKey } from "../../session/key.ts";
import { ScopedAlert } from "../alert.tsx";
import { saveFile } from "../download.ts";
import { useSession } from "../use.ts";

const SHORTEST = 12;

/** Makes a key, locked by a passkey or a passphrase, after its risks were told. */
export default function MakeKey({ onMade }: { onMade: () => void }) {
  const nothingLasts = useSession((now) => now.failures.keep?.code === "STORAGE_BLOCKED");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [busy, setBusy] = useState(false);
  const make = async (lockWith: Parameters<typeof makeKey>[0]) => {
    setBusy(true);
    const made = await makeKey(lockWith, (text) => saveFile("idol-key.txt", text, "text/plain"));
    setBusy(false);
    if (made) onMade();
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void make(async () => byPassphrase(passphrase));
      }}
    >
      <p>
        A key is an account of your own, kept encrypted in this browser alone. Whoever opens it can take what
        it is paid, and so can whoever changes this page's code. If this browser loses its data, or you forget
        what opens it, nobody can bring it back: save a copy of it, and take more than play money into a
        wallet.
      </p>
      {nothingLasts && (
        <p className="notice">
          This browser keeps nothing for this page, so the key is saved as a file at once: without that file
          it is lost when the page is closed.
        </p>
      )}
      <ScopedAlert scope="key" />
      {hasPasskeys() && (
        <p>
          <button type="button" className="main" disabled={busy} onClick={() => void make(makePasskey)}>
            Lock it with a passkey
          </button>
        </p>
      )}
      <label>
        {hasPasskeys() ? "Or a passphrase" : "Passphrase"}, {SHORTEST} characters or more
        <input
          type="password"
          autoComplete="new-password"
          minLength={SHORTEST}
          required
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </label>
      <label>
        The passphrase again
        <input
          type="password"
          autoComplete="new-password"
          pattern={escaped(passphrase)}
          title="the same as above"
          required
          value={again}
          onChange={(event) => setAgain(event.target.value)}
        />
      </label>
      <p>
        <button type="submit" disabled={busy}>
          {busy ? "Making the key…" : "Lock it with this passphrase"}
        </button>
      </p>
    </form>
  );
}

function byPassphrase(passphrase: string): { lock: Lock; answer: Uint8Array<ArrayBuffer> } {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return {
    lock: { kind: "passphrase", salt, iterations: ITERATIONS },
    answer: passphraseBytes(passphrase),
  };
}

/** A text as the pattern that it alone fits. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/&\-!#%,:;<=>@`~]/g, "\\$&");
}
