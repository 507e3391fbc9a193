import type { Account } from "../session/state.ts";
import { SwitchButton } from "./switch-button.tsx";
import { useSession } from "./use.ts";

/** Says that a wallet is on another network than the contest, and offers to switch it. */
export function WrongNetwork({ account }: { account: Account }) {
  const network = useSession((now) => now.deployment?.network);
  return (
    <div className="notice">
      <p>
        {account.wallet.name} is on another network. This contest is on <strong>{network}</strong>.
      </p>
      <SwitchButton />
    </div>
  );
}
