import { Late } from "./late.tsx";
import { useSession } from "./use.ts";

const PAGES = [
  ["#/", "Home"],
  ["#/seasons", "Seasons"],
  ["#/organise", "Organise"],
] as const;

/** Name, pages and account. */
export function Header({ route }: { route: string[] }) {
  const contest = useSession((now) => now.deployment !== undefined);
  const here = route.length === 0 ? "#/" : route[0] === "organise" ? "#/organise" : "#/seasons";
  return (
    <header className="top">
      <a className="brand" href="#/" aria-label="Idol, home">
        <img src="./idol.svg" alt="" width="34" height="34" />
        <span>Idol</span>
      </a>
      <nav aria-label="Pages">
        {PAGES.map(([href, name]) => (
          <a key={href} href={href} aria-current={href === here ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {contest && <Late load={() => import("./wallet-menu.tsx")} with={{}} />}
    </header>
  );
}
