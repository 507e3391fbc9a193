import { useSession } from "./use.ts";

const switchChain = () =>
  void import("../session/wallet.ts").then(({ switchChain: ask }) => ask()).catch(() => {});

/** Has the wallet go to the contest's chain; nothing where it is there already. */
export function SwitchButton() {
  const network = useSession((now) => now.deployment?.network);
  const elsewhere = useSession((now) => now.account && now.account.chainId !== now.deployment?.chainId);
  if (!elsewhere) return null;
  return (
    <button type="button" onClick={switchChain}>
      Switch to {network}
    </button>
  );
}
