import { useEffect, useId, useRef, useState } from "react";
import { toFailure } from "../../failure.ts";
import { askPasskey } from "../../key/passkey.ts";
import { passphraseBytes } from "../../key/seal.ts";
import type { Unlocking } from "../../session/state.ts";
import { Alert } from "../alert.tsx";

/** Asks the owner of the browser's key to open it, and says what for. */
export default function UnlockDialog({ asked }: { asked: Unlocking }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [passphrase, setPassphrase] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const open = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { lock } = asked;
      await asked.answer(lock.kind === "passkey" ? await askPasskey(lock) : passphraseBytes(passphrase));
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
    }
  };
  return (
    <dialog ref={dialog} aria-labelledby={title} onCancel={() => void asked.answer(undefined)}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <h2 id={title}>Open your key</h2>
        <p>{asked.what}</p>
        {failure !== undefined && <Alert failure={toFailure(failure)} />}
        {asked.lock.kind === "passphrase" && (
          <label>
            Your passphrase
            <input
              type="password"
              autoComplete="current-password"
              required
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          </label>
        )}
        <p className="row">
          <button type="submit" className="main" disabled={busy}>
            {busy ? "Opening…" : asked.lock.kind === "passkey" ? "Use your passkey" : "Open"}
          </button>
          <button type="button" className="quiet" onClick={() => void asked.answer(undefined)}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  );
}
