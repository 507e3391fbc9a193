import { ScopedAlert } from "./alert.tsx";
import { WalletList } from "./wallet-menu.tsx";

/** What stands where the contest is reached through the visitor's wallet alone, and none is connected. */
export default function ByWallet() {
  return (
    <div className="finding">
      <p>This page reaches the contest through your wallet, so that nobody else learns of your visit.</p>
      <ScopedAlert scope="wallet" />
      <WalletList />
    </div>
  );
}
