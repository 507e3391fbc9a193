import { isAudited } from "@idol/client";
import { formatAmount } from "@idol/client/format";
import type { Node } from "../chain/node.ts";
import { useStore } from "../store/create-store.ts";
import { PhaseText } from "../ui/see/phase.tsx";
import { useAsked, useSession } from "../ui/use.ts";
import { type Officers, readOfficers, rolesOf } from "./roles.ts";
import { sender, senderAddress } from "./sender.ts";

/** The contest's officers and seasons, with what the sender is in each. */
export function Overview({ node }: { node: Node }) {
  const seasons = useSession((now) => now.seasons);
  const readAt = useSession((now) => now.readAt);
  const { answer: officers } = useAsked(`officers ${Math.floor(readAt / 60_000)}`, () => readOfficers(node));
  return (
    <>
      <section className="card" aria-labelledby="seasons">
        <h2 id="seasons">Seasons</h2>
        <p>
          <a className="button" href="#/organise/open">
            Open a season
          </a>
        </p>
        {seasons.length === 0 && <p>No season was opened yet.</p>}
        <ul className="plain">
          {seasons.map((season) => (
            <li key={season.number}>
              <a href={`#/organise/season/${season.number}`}>Season {season.number.toString()}</a>
              <PhaseText season={season} />
              <span className="muted">
                pot {formatAmount(season.state.pot, season.currency)}, {season.state.claims.toString()} claims
                {isAudited(season) && ", audited"}
              </span>
              <Roles officers={officers} season={season} />
            </li>
          ))}
        </ul>
      </section>
      {officers && <OfficersPart officers={officers} />}
    </>
  );
}

/** What the sender is in a season. */
export function Roles(props: { officers: Officers | undefined; season: Parameters<typeof rolesOf>[2] }) {
  const account = useSession((now) => now.account?.address);
  const address = senderAddress(
    useStore(sender, (now) => now),
    account,
  );
  return rolesOf(address, props.officers, props.season).map((role) => (
    <span key={role} className="tag">
      {role}
    </span>
  ));
}

function OfficersPart({ officers: { owner, guardian } }: { officers: Officers }) {
  return (
    <section className="card" aria-labelledby="officers">
      <h2 id="officers">Who may do what</h2>
      <table>
        <tbody>
          <tr>
            <th scope="row">Owner</th>
            <td>
              opens seasons: <span className="mono">{owner}</span>
            </td>
          </tr>
          <tr>
            <th scope="row">Guardian</th>
            <td>
              pauses claims, seven days of a season in all:{" "}
              <span className="mono">{guardian ?? "nobody"}</span>
            </td>
          </tr>
          <tr>
            <th scope="row">Organiser</th>
            <td>of each season: takes back what nobody won, ends a paused season with the guardian</td>
          </tr>
          <tr>
            <th scope="row">Auditor</th>
            <td>of each season: rejects claims after a look at their recordings</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
