import { phaseOf } from "@idol/client";
import { formatMoment } from "@idol/client/format";
import type { Season } from "../chain/seasons.ts";
import { useChainTime } from "../ui/use.ts";
import { ActButton, useCarryOut } from "./act-button.tsx";
import { pausing } from "./acts.ts";

/** The guardian's pause, and the end that guardian and organiser both ask for. */
export function PausePart({ season, guardian }: { season: Season; guardian: string | undefined }) {
  const { number, state } = season;
  const [busy, carry] = useCarryOut(season);
  const phase = phaseOf(season, useChainTime());
  if (["reveal", "audit", "final"].includes(phase)) return null;
  return (
    <section className="card" aria-labelledby="pause">
      <h2 id="pause">Hold claims up</h2>
      {guardian === undefined ? (
        <p className="muted">This contest has no guardian, so nobody can pause.</p>
      ) : (
        <p className="muted">
          The guardian may, for seven days in all; the time is added at the end, and withdrawals go on.
        </p>
      )}
      {state.paused ? (
        <>
          <p>Claims are paused. It now closes {formatMoment(state.closesAt)}.</p>
          <p className="row">
            <ActButton
              busy={busy}
              onAct={() => void carry("Let claims go on in", pausing(number, "unpause"))}
            >
              Let claims go on
            </ActButton>
            <ActButton busy={busy} onAct={() => void carry("End", pausing(number, "endClaims"))}>
              Ask for the end of the season
            </ActButton>
          </p>
          <p className="muted">
            It ends once guardian and organiser have both asked in the same pause, as after its verifier
            proved unsound. What is owed stays owed.
          </p>
        </>
      ) : (
        <p>
          <ActButton busy={busy} onAct={() => void carry("Pause", pausing(number, "pause"))}>
            Pause claims
          </ActButton>
        </p>
      )}
    </section>
  );
}
