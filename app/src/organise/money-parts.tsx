import { amountIn, checkedAddress, phaseOf } from "@idol/client";
import { formatAmount, formatMoment } from "@idol/client/format";
import { useState } from "react";
import type { Season } from "../chain/seasons.ts";
import { toFailure } from "../failure.ts";
import { setError } from "../session/state.ts";
import { useStore } from "../store/create-store.ts";
import { AddressField } from "../ui/address-field.tsx";
import { SendForm } from "../ui/send-form.tsx";
import { useChainTime, useSession } from "../ui/use.ts";
import { ActButton, useCarryOut } from "./act-button.tsx";
import { closingOut, funding } from "./acts.ts";
import { Field } from "./field.tsx";
import { sender, senderAddress } from "./sender.ts";

/** Money into a season's pot. */
export function FundPart({ season }: { season: Season }) {
  const { number, currency, state } = season;
  const [amount, setAmount] = useState("");
  const [busy, carry] = useCarryOut(season);
  const closed = useChainTime() >= state.closesAt;
  const value = amountIn(amount.trim(), currency);
  const fund = async () => {
    if (
      value !== undefined &&
      (await carry(
        "Fund",
        funding(() => number, value, currency),
      ))
    )
      setAmount("");
  };
  return (
    <section className="card" aria-labelledby="fund">
      <h2 id="fund">Fund it</h2>
      {closed ? (
        <p className="muted">It is closed, so nothing more goes into its pot.</p>
      ) : (
        <SendForm onSend={fund}>
          <Field
            label="Amount"
            value={amount}
            onValue={setAmount}
            wrong={amount !== "" && value === undefined}
            inputMode="decimal"
            required
            hint={`In whole ${currency.symbol}; anyone may. Only what nobody wins comes back, to the organiser.`}
          />
          <p>
            <ActButton busy={busy}>Fund it</ActButton>
          </p>
        </SendForm>
      )}
    </section>
  );
}

/** What nobody won, back to the organiser. */
export function CloseOutPart({ season }: { season: Season }) {
  const { number, state, currency } = season;
  const account = useSession((now) => now.account?.address);
  const address = senderAddress(
    useStore(sender, (now) => now),
    account,
  );
  const [to, setTo] = useState<string>();
  const [busy, carry] = useCarryOut(season);
  const isFinal = phaseOf(season, useChainTime()) === "final";
  const closeOut = async () => {
    try {
      const receiver = checkedAddress(to ?? address ?? "", "receiver");
      await carry("Close out", closingOut(number, receiver));
    } catch (thrown) {
      setError("organise", toFailure(thrown));
    }
  };
  return (
    <section className="card" aria-labelledby="close-out">
      <h2 id="close-out">Close it out</h2>
      {isFinal ? (
        <SendForm onSend={closeOut}>
          <p>Nobody won {formatAmount(state.pot, currency)} of the pot. Its organiser takes it back.</p>
          <AddressField label="Pay it to" value={to ?? address ?? ""} onValue={setTo} />
          <p>
            <ActButton busy={busy}>Close the season out</ActButton>
          </p>
        </SendForm>
      ) : (
        <p className="muted">
          What nobody won can be taken back once all is final, {formatMoment(state.finalAt)}.
        </p>
      )}
    </section>
  );
}
