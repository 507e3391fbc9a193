import { shorten } from "@idol/client/format";
import { useId, useRef } from "react";
import { connect, disconnect } from "../session/wallet.ts";
import { ScopedAlert } from "./alert.tsx";
import { Avatar } from "./avatar.tsx";
import { KeyCare, KeyOffer } from "./key/key-part.tsx";
import { useSession } from "./use.ts";

/** The connected account, or the choice of wallets. */
export default function WalletMenu() {
  const account = useSession((now) => now.account);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <div className="account">
      <button
        type="button"
        className={account ? "chip" : "chip inviting"}
        onClick={() => dialog.current?.showModal()}
        aria-haspopup="dialog"
      >
        {account ? (
          <>
            {account.wallet.demo && <span className="tag">demo</span>}
            <Avatar address={account.address} />
            <span className="mono">{shorten(account.address)}</span>
          </>
        ) : (
          "Connect"
        )}
      </button>
      <WalletDialog dialog={dialog} />
    </div>
  );
}

function WalletDialog({ dialog }: { dialog: React.RefObject<HTMLDialogElement | null> }) {
  const account = useSession((now) => now.account);
  const close = () => dialog.current?.close();
  const title = useId();
  return (
    <dialog ref={dialog} aria-labelledby={title}>
      <div className="row apart">
        <h2 id={title}>{account ? "Your account" : "Connect an account"}</h2>
        <button type="button" className="quiet" onClick={close}>
          Close
        </button>
      </div>
      {account && (
        <>
          <p>
            {account.wallet.name}
            <br />
            <span className="mono breakable">{account.address}</span>
          </p>
          <p className="row">
            <a className="button quiet" href={`#/badges/${account.address}`} onClick={close}>
              Your badges
            </a>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                disconnect();
                close();
              }}
            >
              Disconnect
            </button>
          </p>
          {account.wallet.key && <KeyCare onRemoved={close} />}
          <h3>Change to</h3>
        </>
      )}
      <ScopedAlert scope="wallet" />
      <WalletList onConnected={close} />
    </dialog>
  );
}

/** Every wallet that can be connected. */
export function WalletList({ onConnected = () => {} }: { onConnected?: () => void }) {
  const wallets = useSession((now) => now.wallets);
  const account = useSession((now) => now.account);
  const others = wallets.filter(({ id }) => id !== account?.wallet.id);
  const own = others.filter(({ demo }) => demo === undefined);
  const demo = others.filter((wallet) => wallet.demo !== undefined);
  const choose = async (wallet: (typeof wallets)[number]) => {
    if (await connect(wallet)) onConnected();
  };
  return (
    <>
      {others.length === 0 && account === undefined && (
        <p>
          No wallet was found in this browser. Install one, or open this page in your wallet's own browser.
        </p>
      )}
      <ul className="wallets">
        {own.map((wallet) => (
          <li key={wallet.id}>
            <button type="button" onClick={() => void choose(wallet)}>
              {wallet.icon && <img src={wallet.icon} alt="" width="24" height="24" />}
              {wallet.name}
              {wallet.key && <span className="mono muted"> {shorten(wallet.key.address)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <KeyOffer onConnected={onConnected} />
      {demo.length > 0 && (
        <section className="demo">
          <h3>
            <span className="tag">demo</span> Accounts of the local chain
          </h3>
          <p className="muted">
            Play money on this computer. Anybody can use these accounts; they are worth nothing.
          </p>
          <ul className="wallets">
            {demo.map((wallet) => (
              <li key={wallet.id}>
                <button type="button" onClick={() => void choose(wallet)}>
                  <Avatar address={wallet.demo!.address} />
                  {wallet.name} <span className="mono muted">{shorten(wallet.demo!.address)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
