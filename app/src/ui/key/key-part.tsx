import { useState } from "react";
import { exportKey, removeKey } from "../../session/key.ts";
import { ScopedAlert } from "../alert.tsx";
import { saveFile } from "../download.ts";
import { LoadFailed } from "../load-failed.tsx";
import { useAsked, useSession } from "../use.ts";

/** The offer to make a key in this browser, where it keeps none. */
export function KeyOffer({ onConnected }: { onConnected: () => void }) {
  const [wanted, setWanted] = useState(false);
  const form = useAsked(wanted ? "form" : undefined, () => import("./make-key.tsx"));
  const has = useSession((now) => now.key !== undefined);
  const reachable = useSession((now) => now.deployment?.rpcUrl !== undefined);
  const connected = useSession((now) => now.account?.wallet.key !== undefined);
  if (has && !connected) return <ScopedAlert scope="key" />;
  if (has || !reachable) return null;
  return (
    <section className="part">
      <h3>No wallet?</h3>
      {form.failure !== undefined && <LoadFailed cause={form.failure} onRetry={form.again} />}
      {form.answer && <form.answer.default onMade={onConnected} />}
      {!wanted && (
        <p>
          <button type="button" onClick={() => setWanted(true)}>
            Make a key in this browser
          </button>
        </p>
      )}
    </section>
  );
}

/** What the owner of the browser's key can do with it: save it, remove it. */
export function KeyCare({ onRemoved }: { onRemoved: () => void }) {
  const [sure, setSure] = useState(false);
  const save = async () => {
    const text = await exportKey();
    if (text !== undefined) saveFile("idol-key.txt", text, "text/plain");
  };
  const remove = async () => {
    await removeKey();
    onRemoved();
  };
  return (
    <>
      <p className="muted">
        This key lies in this browser alone, encrypted. If the browser loses it, nobody can bring back what it
        was paid: save a copy, and take more than play money into a wallet.
      </p>
      <ScopedAlert scope="key" />
      <p className="row">
        <button type="button" className="quiet" onClick={() => void save()}>
          Save the key
        </button>
        {sure ? (
          <button type="button" onClick={() => void remove()}>
            Remove it for good
          </button>
        ) : (
          <button type="button" className="quiet" onClick={() => setSure(true)}>
            Remove the key
          </button>
        )}
      </p>
    </>
  );
}
