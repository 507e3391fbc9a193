import { hasAllowlist, isAudited, phaseOf } from "@idol/client";
import { formatAmount, formatMoment, formatScore, shorten } from "@idol/client/format";
import { ZeroAddress } from "ethers";
import type { Season } from "../../chain/seasons.ts";
import { chooseSeason } from "../../session/chain.ts";
import { Hex, type TermsRow, TermsTable } from "../terms-table.tsx";
import { useChainTime, useSession } from "../use.ts";
import { Leaderboard } from "./leaderboard.tsx";
import { PhaseText } from "./phase.tsx";
import { RemindOfEnd } from "./remind.tsx";
import { SeasonAbout } from "./season-about.tsx";

/** One season: what is played for, by which rules, and who leads. */
export function SeasonPage({ number }: { number: bigint }) {
  const season = useSession((now) => now.seasons.find((each) => each.number === number));
  const node = useSession((state) => state.node);
  const now = useChainTime();
  if (season === undefined) {
    return (
      <>
        <h1>There is no season {number.toString()}</h1>
        <p>
          <a href="#/seasons">See the seasons that there are</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>Season {number.toString()}</h1>
      <p className="lead-left">
        <PhaseText season={season} />
      </p>
      {phaseOf(season, now) === "open" && (
        <p className="row">
          <button
            type="button"
            className="main"
            onClick={() => {
              void chooseSeason(number);
              location.hash = "#/";
            }}
          >
            Sing for this season
          </button>
          <RemindOfEnd season={season} />
        </p>
      )}
      {node && <SeasonAbout node={node} season={number} />}
      <Leaderboard season={season}>
        <Terms season={season} />
      </Leaderboard>
    </>
  );
}

function Terms({ season }: { season: Season }) {
  const { terms, state, currency } = season;
  const explorer = useSession((now) => now.deployment?.explorerUrl);
  const rows: TermsRow[] = [
    ["Prize", formatAmount(terms.prize, currency)],
    ["Pot, prizes still to be won", formatAmount(state.pot, currency)],
    [
      "Currency",
      currency.address === ZeroAddress ? (
        `The chain's own coin, ${currency.symbol}`
      ) : (
        <>
          {currency.symbol}, the token at{" "}
          <Hex value={currency.address} base={explorer && `${explorer}address/`} />
        </>
      ),
    ],
    ["Threshold", formatScore(terms.threshold, Number(terms.scoreScale))],
    ["Open from", formatMoment(terms.opensAt)],
    ["Open until", formatMoment(state.closesAt)],
    [
      "Admission",
      hasAllowlist(season)
        ? "Only listed accounts"
        : "Anyone; nothing tells two addresses of one person apart",
    ],
    [
      "Audit",
      isAudited(season)
        ? `Recordings are revealed until ${formatMoment(state.revealEndsAt)} and can be rejected until ${formatMoment(state.finalAt)} by ${shorten(terms.auditor)}; a claim posts a bond of ${formatAmount(terms.bond, currency)}${terms.phrase ? "; each singer says some words that are drawn for the account" : ""}`
        : "None: nobody listens to the recordings",
    ],
    ["Badge", terms.badge ? "For each winner; it cannot be sold or given away" : "None"],
    ["Judge", <Hex key="judge" value={terms.judgeHash} />],
    ["Verifier", <Hex key="verifier" value={terms.verifier} base={explorer && `${explorer}address/`} />],
  ];
  return (
    <section className="card">
      <h2>Terms</h2>
      <p className="muted">They were set when the season opened, and nobody can change them.</p>
      <TermsTable rows={rows} />
    </section>
  );
}
