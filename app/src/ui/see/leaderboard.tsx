import type { Ranked, Source } from "@idol/client";
import { formatCount, formatMoment, formatScore, shorten } from "@idol/client/format";
import { type ReactNode, useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { Avatar } from "../avatar.tsx";
import { ReadFailed } from "../read-failed.tsx";
import { useAsked, useSession } from "../use.ts";

const SHOWN_AT_ONCE = 50;
/** Up to so many claims the leaderboard is read with every look at the chain, beyond it when somebody has claimed. */
const CHEAP_CLAIMS = 500n;

const STANDING: Record<Ranked["standing"], string> = {
  unaudited: "not audited",
  pending: "pending",
  audited: "audited",
};

/** What is shown of a leaderboard: its best, the visitor's own place where that is further down, and who said so. */
interface Shown {
  best: Ranked[];
  yours: Ranked | undefined;
  total: number;
  source: Source;
}

/** The best score of each singer, best first, shown bit by bit; below it, as soon as it will not move them, the children. */
export function Leaderboard({ season, children }: { season: Season; children: ReactNode }) {
  const node = useSession((now) => now.node);
  const you = useSession((now) => now.account?.address);
  const readAt = useSession((now) => now.readAt);
  const isIndexed = useSession((now) => now.deployment?.indexUrl !== undefined);
  const { claims, finalAt } = season.state;
  const version = claims > CHEAP_CLAIMS && !isIndexed ? "" : readAt;
  const key = node && `${season.number} ${claims} ${finalAt} ${version}`;
  const asked = useAsked(key, () => node!.reads.board(season.number));
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const board = asked.answer;
  const paged = useAsked(board && `${key} ${most} ${you}`, async (): Promise<Shown> => {
    const best = await board!.page(0, most);
    const own = you === undefined ? undefined : await board!.placeOf(you);
    const yours = own !== undefined && own.rank > most ? own : undefined;
    return { best, yours, total: board!.total, source: board!.source };
  });
  const [kept, setKept] = useState<Shown>();
  if (paged.answer !== undefined && paged.answer !== kept) setKept(paged.answer);
  const shown = kept && [...kept.best, ...(kept.yours ? [kept.yours] : [])];
  const failure = asked.failure ?? paged.failure;
  const doubt = kept?.source.kind === "chain" ? kept.source.doubt : undefined;
  const card = (
    <section className="card leaderboard">
      <h2>Leaderboard</h2>
      {failure !== undefined && (
        <ReadFailed
          what="The leaderboard"
          onRetry={asked.failure === undefined ? paged.again : asked.again}
        />
      )}
      {shown === undefined && failure === undefined && (
        <p className="muted">{isIndexed ? "Reading it…" : "Reading it from the chain…"}</p>
      )}
      {shown?.length === 0 && <p>Nobody has claimed yet.</p>}
      {shown !== undefined && shown.length > 0 && (
        <table>
          <caption>
            Best scores of {formatCount(kept!.total)} {kept!.total === 1 ? "singer" : "singers"}, whose proofs
            anybody can check
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
                  <Avatar address={singer} size={22} />
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
      {doubt !== undefined && (
        <p className="muted">
          The organiser's index was not relied on ({doubt.message}) This was read from the chain itself.
        </p>
      )}
      {kept !== undefined && kept.total > kept.best.length && (
        <p>
          <button type="button" className="quiet" onClick={() => setMost((before) => before + SHOWN_AT_ONCE)}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
  return (
    <>
      {card}
      {(shown !== undefined || failure !== undefined) && children}
    </>
  );
}
