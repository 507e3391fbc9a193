import { type Ranked, readLeaderboard } from "@idol/client";
import { formatCount, formatMoment, formatScore, shorten } from "@idol/client/format";
import { type ReactNode, useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { useAsked, useSession } from "../use.ts";

const SHOWN_AT_ONCE = 50;
/** Up to so many claims the leaderboard is read with every look at the chain, beyond it when somebody has claimed. */
const CHEAP_CLAIMS = 500n;

const STANDING: Record<Ranked["standing"], string> = {
  unaudited: "not audited",
  pending: "pending",
  audited: "audited",
};

/** The best score of each singer, best first, all of them read from the chain and shown bit by bit; below it, as soon as it will not move them, the children. */
export function Leaderboard({ season, children }: { season: Season; children: ReactNode }) {
  const node = useSession((now) => now.node);
  const you = useSession((now) => now.account?.address);
  const readAt = useSession((now) => now.readAt);
  const { claims, finalAt } = season.state;
  const version = claims > CHEAP_CLAIMS ? "" : readAt;
  const asked = useAsked(node && `${season.number} ${claims} ${finalAt} ${version}`, () =>
    readLeaderboard(node!.reward, season.number),
  );
  const [ranked, setRanked] = useState<Ranked[]>();
  if (asked.answer !== undefined && asked.answer !== ranked) setRanked(asked.answer);
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const yours = ranked?.find(({ singer, rank }) => singer === you && rank > most);
  const shown = ranked && [...ranked.slice(0, most), ...(yours ? [yours] : [])];
  const board = (
    <section className="card leaderboard">
      <h2>Leaderboard</h2>
      {asked.failure !== undefined && (
        <p>
          The leaderboard could not be read.{" "}
          <button type="button" className="quiet" onClick={asked.again}>
            Try again
          </button>
        </p>
      )}
      {shown === undefined && asked.failure === undefined && (
        <p className="muted">Reading it from the chain…</p>
      )}
      {shown?.length === 0 && <p>Nobody has claimed yet.</p>}
      {shown !== undefined && shown.length > 0 && (
        <table>
          <caption>
            Best scores of {formatCount(ranked!.length)} {ranked!.length === 1 ? "singer" : "singers"}, whose
            proofs anybody can check
          </caption>
          <thead>
            <tr>
              <th scope="col">Rank</th>
              <th scope="col">Singer</th>
              <th scope="col">Score</th>
              <th scope="col" className="since">
                Since
              </th>
              <th scope="col">Audit</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ rank, singer, score, claimedAt, standing }) => (
              <tr key={singer} data-you={singer === you}>
                <td>{rank}</td>
                <td>
                  <a className="mono" href={`#/season/${season.number}/claim/${singer}`}>
                    {shorten(singer)}
                  </a>
                  {singer === you && " you"}
                </td>
                <td>{formatScore(score, Number(season.terms.scoreScale))}</td>
                <td className="since">{formatMoment(claimedAt)}</td>
                <td>{STANDING[standing]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ranked !== undefined && ranked.length > most && (
        <p>
          <button type="button" className="quiet" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
  return (
    <>
      {board}
      {(shown !== undefined || asked.failure !== undefined) && children}
    </>
  );
}
