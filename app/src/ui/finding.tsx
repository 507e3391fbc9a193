import { Late } from "./late.tsx";
import { useSession } from "./use.ts";

/** What stands where the contest is not found yet: some pages reach it through the visitor's wallet alone. */
export function Finding() {
  const byWallet = useSession(
    ({ deployment, account }) =>
      deployment !== undefined && deployment.rpcUrl === undefined && account === undefined,
  );
  if (byWallet) return <Late load={() => import("./by-wallet.tsx")} with={{}} />;
  return <p className="muted">Looking for the contest…</p>;
}
