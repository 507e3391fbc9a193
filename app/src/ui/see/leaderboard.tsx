import { formatMoment, formatScore, shorten } from "@idol/client/format";
import { useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { useAsked, useSession } from "../use.ts";

const PAGE = 50n;
/** `Standing` of the contract. */
const STANDING = ["not audited", "pending", "audited"];

/** The best score of each singer, best first; read page by page from the chain. */
export function Leaderboard({ season }: { season: Season }) {
  const node = useSession((now) => now.node);
  const you = useSession((now) => now.account?.address);
  const [pages, setPages] = useState(1n);
  const key = node && `${season.number} ${season.state.claims} ${season.state.finalAt} ${pages}`;
  const asked = useAsked(key, () => node!.reward.leaderboard(season.number, 0n, pages * PAGE));
  // By place: an array has an `entries` of its own, which hides the one of this name.
  const [entries, rows] = asked.answer ?? [[], 0n];
  const ranked = [...entries].sort(
    (a, b) => Number(b.score - a.score) || Number(a.claimedAt - b.claimedAt) || Number(a.row - b.row),
  );
  return (
    <section className="card">
      <h2>Leaderboard</h2>
      {asked.failure !== undefined && (
        <p>
          The leaderboard could not be read.{" "}
          <button type="button" className="quiet" onClick={asked.again}>
            Try again
          </button>
        </p>
      )}
      {asked.answer && ranked.length === 0 && <p>Nobody has claimed yet.</p>}
      {ranked.length > 0 && (
        <table>
          <caption>Best score of each singer; anybody can check the proof of each</caption>
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
            {ranked.map(({ singer, score, claimedAt, standing }, index) => (
              <tr key={singer} data-you={singer === you}>
                <td>{index + 1}</td>
                <td>
                  <a className="mono" href={`#/season/${season.number}/claim/${singer}`}>
                    {shorten(singer)}
                  </a>
                  {singer === you && " you"}
                </td>
                <td>{formatScore(score, Number(season.terms.scoreScale))}</td>
                <td className="since">{formatMoment(claimedAt)}</td>
                <td>{STANDING[Number(standing)]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows > pages * PAGE && (
        <p>
          <button type="button" className="quiet" onClick={() => setPages(pages + 1n)}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
}
