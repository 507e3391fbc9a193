import { type ReactNode, useState } from "react";
import type { Season } from "../chain/seasons.ts";
import { useStore } from "../store/create-store.ts";
import { type Act, carryOut } from "./carry-out.ts";
import { sender } from "./sender.ts";

/** Has something carried out, and says so meanwhile. */
export function useCarryOut(
  season: Season,
): [busy: boolean, carry: (name: string, acts: Act[]) => Promise<boolean>] {
  const [busy, setBusy] = useState(false);
  const carry = async (name: string, acts: Act[]) => {
    setBusy(true);
    const done = await carryOut(`${name} season ${season.number}`, season.number, acts);
    setBusy(false);
    return done;
  };
  return [busy, carry];
}

/** A button that has an organiser's act carried out. */
export function ActButton({
  busy,
  children,
  onAct,
}: {
  busy: boolean;
  children: ReactNode;
  onAct?: () => void;
}) {
  const safe = useStore(sender, ({ way }) => way === "safe");
  return (
    <button type={onAct ? "button" : "submit"} disabled={busy} onClick={onAct}>
      {busy ? (
        "Waiting for the wallet and the chain…"
      ) : (
        <>
          {children}
          {safe && ", for the Safe"}
        </>
      )}
    </button>
  );
}
