import { ScopedAlert } from "../ui/alert.tsx";
import { Finding } from "../ui/finding.tsx";
import { Pending } from "../ui/pending.tsx";
import { useSession } from "../ui/use.ts";
import { OpenPage } from "./open-page.tsx";
import { Overview } from "./overview.tsx";
import { SeasonDesk } from "./season-desk.tsx";
import { SenderPart } from "./sender-part.tsx";
import "./organise.css";

/** What organisers, guardians and auditors do, by its addresses: `organise`, `organise/open`, `organise/season/1`. */
export default function OrganisePage({ route }: { route: string[] }) {
  const deployment = useSession((now) => now.deployment);
  const node = useSession((now) => now.node);
  const seasons = useSession((now) => now.seasons);
  const [, part, number = ""] = route;
  if (deployment === undefined)
    return <p>No contest is connected to this page, so there is nothing to organise.</p>;
  if (node === undefined) return <Finding />;
  const season = seasons.find((each) => each.number.toString() === number);
  return (
    <>
      {part !== undefined && (
        <p>
          <a href="#/organise">Organise</a>
        </p>
      )}
      <h1>{part === "open" ? "Open a season" : season ? `Run season ${number}` : "Organise"}</h1>
      <SenderPart />
      <ScopedAlert scope="organise" />
      <Pending kinds={["organise"]} />
      {part === "open" ? (
        <OpenPage node={node} />
      ) : season ? (
        <SeasonDesk key={number} node={node} season={season} />
      ) : (
        <Overview node={node} />
      )}
    </>
  );
}
