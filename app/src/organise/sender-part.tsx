import { useStore } from "../store/create-store.ts";
import { AddressField } from "../ui/address-field.tsx";
import { useSession } from "../ui/use.ts";
import { WalletList } from "../ui/wallet-menu.tsx";
import { WrongNetwork } from "../ui/wrong-network.tsx";
import { sender } from "./sender.ts";

/** Whether the organiser's wallet sends, or a Safe whose owners sign elsewhere. */
export function SenderPart() {
  const account = useSession((now) => now.account);
  const deployment = useSession((now) => now.deployment)!;
  const { way, safe } = useStore(sender, (now) => now);
  const elsewhere = account !== undefined && account.chainId !== deployment.chainId;
  return (
    <section className="card" aria-labelledby="sender">
      <h2 id="sender">Who sends</h2>
      <fieldset>
        <legend className="hidden">Who sends</legend>
        <label>
          <input
            type="radio"
            name="sender"
            checked={way === "wallet"}
            onChange={() => sender.set({ way: "wallet" })}
          />
          My wallet
        </label>
        <label>
          <input
            type="radio"
            name="sender"
            checked={way === "safe"}
            onChange={() => sender.set({ way: "safe" })}
          />
          A Safe: I save a file here, and its owners sign it in Safe's Transaction Builder
        </label>
      </fieldset>
      {way === "safe" ? (
        <div className="form">
          <AddressField
            label="The Safe's address"
            value={safe}
            onValue={(value) => sender.set({ safe: value })}
          />
        </div>
      ) : account === undefined ? (
        <>
          <p>Connect the account that acts.</p>
          <WalletList />
        </>
      ) : (
        <p>
          {account.wallet.name} <span className="mono breakable">{account.address}</span>
        </p>
      )}
      {way === "wallet" && elsewhere && <WrongNetwork account={account} />}
    </section>
  );
}
