import { WalletMenu } from "./wallet-menu.tsx";

const PAGES = [
  ["#/", "Home"],
  ["#/seasons", "Seasons"],
  ["#/organise", "Organise"],
] as const;

/** Name, pages and account. */
export function Header({ route }: { route: string[] }) {
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
      <WalletMenu />
    </header>
  );
}
