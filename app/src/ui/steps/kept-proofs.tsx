import { formatScore, shorten } from "@idol/client/format";
import { choose, dropProof } from "../../session/proofs.ts";
import type { KeptProof } from "../../store/keep.ts";

/** Proofs of earlier takes, to claim with or to drop. */
export function KeptProofs({ proofs }: { proofs: KeptProof[] }) {
  if (proofs.length === 0) return null;
  return (
    <ul className="kept">
      {proofs.map((proof) => {
        const { binding, score, scoreScale } = proof;
        const name = `season ${binding.season}, score ${formatScore(BigInt(score), scoreScale)}, pays ${shorten(binding.account)}`;
        return (
          <li key={proof.id}>
            <span>
              {`${name[0]!.toUpperCase()}${name.slice(1)}`}
              {proof.claim !== undefined && " · claimed"}
            </span>
            <span className="row">
              <button
                type="button"
                className="quiet"
                onClick={() => void choose(proof.id)}
                aria-label={`Use the proof of ${name}`}
              >
                Use
              </button>
              <button
                type="button"
                className="quiet"
                onClick={() => void dropProof(proof.id)}
                aria-label={`Forget the proof of ${name}`}
              >
                Forget
              </button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
