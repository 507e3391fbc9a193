import { ScopedAlert } from "./alert.tsx";
import { useSession } from "./use.ts";
import { WalletList } from "./wallet-menu.tsx";

/** What stands where the contest is not found yet: some pages reach it through the visitor's wallet alone. */
export function Finding() {
  const byWallet = useSession((now) => now.deployment?.rpcUrl === undefined && now.account === undefined);
  if (!byWallet) return <p className="muted">Looking for the contest…</p>;
  return (
    <div className="finding">
      <p>This page reaches the contest through your wallet, so that nobody else learns of your visit.</p>
      <ScopedAlert scope="wallet" />
      <WalletList />
    </div>
  );
}
