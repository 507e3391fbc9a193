import { isAddress } from "ethers";
import { Finding } from "../finding.tsx";
import { useSession } from "../use.ts";
import { BadgesPage } from "./badges-page.tsx";
import { ClaimPage } from "./claim-page.tsx";
import { SeasonPage } from "./season-page.tsx";
import { SeasonsPage } from "./seasons-page.tsx";

/** The pages to look around, by their addresses: `seasons`, `season/1`, `season/1/claim/0x…`, `badges/0x…`. */
export default function SeePage({ route }: { route: string[] }) {
  const deployment = useSession((now) => now.deployment);
  const node = useSession((now) => now.node);
  const [page, first = "", second, third = ""] = route;
  if (deployment === undefined)
    return <p>No contest is connected to this page, so there is nothing to see.</p>;
  if (node === undefined) return <Finding />;
  // Each with a key: nothing that was found on one page may be left standing on the next.
  if (page === "seasons") return <SeasonsPage />;
  if (page === "season" && /^\d{1,9}$/.test(first)) {
    if (second === undefined) return <SeasonPage key={first} number={BigInt(first)} />;
    if (second === "claim" && isAddress(third))
      return <ClaimPage key={`${first} ${third}`} number={BigInt(first)} singer={third} />;
  }
  if (page === "badges" && isAddress(first)) return <BadgesPage key={first} singer={first} />;
  return (
    <>
      <h1>There is nothing here</h1>
      <p>
        <a href="#/seasons">See the seasons</a>
      </p>
    </>
  );
}
