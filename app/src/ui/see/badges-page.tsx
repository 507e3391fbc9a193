import { type Badge, readBadge } from "@idol/client";
import { shorten } from "@idol/client/format";
import { getAddress } from "ethers";
import type { Node } from "../../chain/node.ts";
import type { Season } from "../../chain/seasons.ts";
import { Avatar } from "../avatar.tsx";
import { ReadFailed } from "../read-failed.tsx";
import { useAsked, useSession } from "../use.ts";

/** A singer's badges, as the chain draws them. */
export function BadgesPage({ singer }: { singer: string }) {
  const node = useSession((now) => now.node);
  const seasons = useSession((now) => now.seasons);
  const address = getAddress(singer);
  const claims = seasons.reduce((sum, { state }) => sum + state.claims, 0n);
  const { answer, failure, again } = useAsked(node && `${address} ${claims}`, () =>
    badgesOf(node!, seasons, address),
  );
  return (
    <>
      <h1>Badges</h1>
      <p className="mono breakable">
        <Avatar address={address} />
        {address}
      </p>
      {failure !== undefined && <ReadFailed what="The badges" onRetry={again} />}
      {answer?.length === 0 && <p>No badge yet. Win a season that gives one.</p>}
      <ul className="cards">
        {answer?.map((badge) => (
          <li key={badge.season} className="card">
            <BadgeView badge={badge} singer={address} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One badge. Its SVG is shown through `<img>` alone, where nothing in it can run. */
export function BadgeView({ badge, singer }: { badge: Badge; singer: string }) {
  return (
    <figure className="badge">
      <img
        src={badge.image}
        alt={`Badge of ${shorten(singer)} for season ${badge.season}`}
        width="320"
        height="320"
      />
      <figcaption>
        <a href={`#/season/${badge.season}/claim/${singer}`}>{badge.name}</a>
      </figcaption>
    </figure>
  );
}

/** The badges that a singer holds, by season. */
async function badgesOf({ reward }: Node, seasons: readonly Season[], singer: string): Promise<Badge[]> {
  const giving = seasons.filter(({ terms }) => terms.badge);
  const found = await Promise.all(giving.map(({ number }) => readBadge(reward, { season: number, singer })));
  return found.filter((badge) => badge !== undefined);
}
