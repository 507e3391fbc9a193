import { loadConsent, signClaim } from "../../session/consent.ts";
import type { KeptProof } from "../../store/keep.ts";
import { saveFile } from "../download.ts";
import { FilePick } from "../file-pick.tsx";

/** In an audited season a claim binds its singer, so whoever else sends it needs the singer's signature. */
export function SignClaim({ proof }: { proof: KeptProof }) {
  const sign = async () => {
    const text = await signClaim(proof);
    const name = `idol-claim-${proof.id.slice(2, 8)}.json`;
    if (text !== undefined) saveFile(name, text, "application/json");
  };
  return (
    <p>
      <button type="button" className="quiet" onClick={() => void sign()}>
        Sign it for somebody else to send
      </button>
    </p>
  );
}

/** Asks a relayer for what the singer signed. */
export function ConsentField({ proof }: { proof: KeptProof }) {
  return (
    <FilePick accept="application/json,.json" onFiles={([file]) => void loadConsent(proof, file)}>
      This season is audited: the singer has to sign the claim. The file that the singer saved then
    </FilePick>
  );
}
