import { loadProof } from "../../session/late-prove.ts";
import { chosenProof } from "../../session/state.ts";
import { ScopedAlert } from "../alert.tsx";
import { FilePick } from "../file-pick.tsx";
import { Late } from "../late.tsx";
import { useSession } from "../use.ts";
import { KeptProofs } from "./kept-proofs.tsx";

/** Whom to pay, then the proof; or a proof from a file. */
export function ProveStep() {
  const verdict = useSession((now) => now.verdict);
  const proving = useSession((now) => now.proving !== undefined);
  const proof = useSession(chosenProof);
  const deployment = useSession((now) => now.deployment);
  const sought = useSession((now) => now.sought);
  if (deployment === undefined) {
    return verdict && sought && <p className="muted">Without a contest there is nothing to prove for.</p>;
  }
  return (
    <>
      <ScopedAlert scope="prove" />
      {(proving || proof || verdict) && <Late load={() => import("./proof-view.tsx")} with={{}} />}
      {!proving && <ProofFiles />}
    </>
  );
}

/** Load a proof, or take one that is kept. */
function ProofFiles() {
  const proofs = useSession((now) => now.proofs);
  const chosen = useSession(chosenProof);
  const others = proofs.filter((proof) => proof !== chosen);
  return (
    <details className="files">
      <summary>
        {others.length > 0 ? `Other proofs (${others.length}), or one from files` : "Load a proof from files"}
      </summary>
      <KeptProofs proofs={others} />
      <FilePick multiple accept="application/json,.json" onFiles={(files) => void loadProof(files)}>
        Proof and its .binding.json, both at once
      </FilePick>
    </details>
  );
}
