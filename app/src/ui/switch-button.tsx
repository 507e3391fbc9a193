import { switchChain } from "../stage/wallet.ts";
import { useStage } from "./use.ts";

/** Has the wallet go to the contest's chain; nothing where it is there already. */
export function SwitchButton() {
  const network = useStage((now) => now.deployment?.network);
  const elsewhere = useStage((now) => now.account && now.account.chainId !== now.deployment?.chainId);
  if (!elsewhere) return null;
  return (
    <button type="button" onClick={() => void switchChain()}>
      Switch to {network}
    </button>
  );
}
