import { isAudited } from "@idol/client";
import { formatAmount, formatScore } from "@idol/client/format";
import type { Season } from "../../chain/seasons.ts";
import { useSession } from "../use.ts";
import { PhaseText } from "./phase.tsx";

/** All seasons, newest first. */
export function SeasonsPage() {
  const seasons = useSession((now) => now.seasons);
  return (
    <>
      <h1>Seasons</h1>
      {seasons.length === 0 && <p>No season was opened yet.</p>}
      <ul className="cards">
        {seasons.map((season) => (
          <SeasonCard key={season.number} season={season} />
        ))}
      </ul>
    </>
  );
}

function SeasonCard({ season }: { season: Season }) {
  const { number, terms, state, currency } = season;
  return (
    <li className="card">
      <h2>
        <a href={`#/season/${number}`}>Season {number.toString()}</a>
      </h2>
      <p>
        <PhaseText season={season} />
        {isAudited(season) && <span className="tag">audited</span>}
      </p>
      <dl className="facts">
        <div>
          <dt>Prize</dt>
          <dd>{formatAmount(terms.prize, currency)}</dd>
        </div>
        <div>
          <dt>Threshold</dt>
          <dd>{formatScore(terms.threshold, Number(terms.scoreScale))}</dd>
        </div>
        <div>
          <dt>Pot</dt>
          <dd>{formatAmount(state.pot, currency)}</dd>
        </div>
        <div>
          <dt>Claims</dt>
          <dd>{state.claims.toString()}</dd>
        </div>
      </dl>
    </li>
  );
}
