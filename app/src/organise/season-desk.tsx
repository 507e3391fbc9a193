import { formatAmount } from "@idol/client/format";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";
import { PhaseText } from "../ui/see/phase.tsx";
import { useAsked } from "../ui/use.ts";
import { ClaimsDesk } from "./claims-desk.tsx";
import { DescribePart } from "./describe-part.tsx";
import { CloseOutPart, FundPart } from "./money-parts.tsx";
import { Roles } from "./overview.tsx";
import { PausePart } from "./pause-part.tsx";
import { readOfficers } from "./roles.ts";

/** Everything that is done with an open season, by whoever may. */
export function SeasonDesk({ node, season }: { node: Node; season: Season }) {
  const { answer: officers } = useAsked("officers", () => readOfficers(node));
  return (
    <>
      <section className="card" aria-labelledby="stands">
        <h2 id="stands">How it stands</h2>
        <p>
          <PhaseText season={season} />
          <Roles officers={officers} season={season} />
        </p>
        <p>
          Pot {formatAmount(season.state.pot, season.currency)}, prize{" "}
          {formatAmount(season.terms.prize, season.currency)}, {season.state.claims.toString()} claims,{" "}
          {season.state.queued.toString()} of them waiting for a prize.{" "}
          <a href={`#/season/${season.number}`}>All terms and the leaderboard</a>
        </p>
      </section>
      <FundPart season={season} />
      <PausePart season={season} guardian={officers?.guardian} />
      <CloseOutPart season={season} />
      <DescribePart season={season} />
      <ClaimsDesk node={node} season={season} />
    </>
  );
}
