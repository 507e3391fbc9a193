import { TermsError, type TermsField } from "@idol/client";
import { type FormEvent, useState } from "react";
import { toFailure } from "../failure.ts";
import { session, setError } from "../session/state.ts";
import { useStore } from "../store/create-store.ts";
import { useSession } from "../ui/use.ts";
import { opening } from "./acts.ts";
import { AllowlistField, type ReadList } from "./allowlist-field.tsx";
import { AuditFields } from "./audit-fields.tsx";
import { carryOut } from "./carry-out.ts";
import { Field, Tick } from "./field.tsx";
import type { JudgeChoice } from "./judge-choices.ts";
import { JudgeFields } from "./judge-fields.tsx";
import { type Draft, type Plan, planOf } from "./plan.ts";
import { Review } from "./review.tsx";
import { sender } from "./sender.ts";

const EMPTY: Draft = {
  prize: "",
  duration: "30d",
  opensIn: "",
  threshold: "",
  organiser: "",
  badge: true,
  auditor: "",
  bond: "",
  revealPeriod: "2d",
  auditPeriod: "2d",
  phrase: false,
  currency: "",
  verifier: "",
  pot: "",
  audited: false,
  open: false,
  anyway: false,
};

/** A season's terms as a form, then all of them once more with the button that sends them. */
export function OpenForm({ judges }: { judges: JudgeChoice[] }) {
  const coin = useSession((now) => now.deployment?.currency) ?? "ETH";
  const way = useStore(sender, (now) => now.way);
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, verifier: judges[0]?.verifier ?? "" });
  const [hash, setHash] = useState(judges[0]!.hash);
  const [list, setList] = useState<ReadList>();
  const [plan, setPlan] = useState<Plan>();
  const [wrong, setWrong] = useState<TermsField>();
  const [busy, setBusy] = useState(false);
  const judge = judges.find((each) => each.hash === hash)!;
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setPlan(undefined);
    setWrong(undefined);
  };
  const check = async (event: FormEvent) => {
    event.preventDefault();
    setError("organise", undefined);
    setBusy(true);
    try {
      setPlan(await planOf({ ...draft, allowlistRoot: list?.root }, judge));
    } catch (thrown) {
      setWrong(thrown instanceof TermsError ? thrown.field : undefined);
      setError("organise", toFailure(thrown));
    }
    setBusy(false);
  };
  const open = async () => {
    if (plan === undefined) return;
    setBusy(true);
    const next = (session.get().seasons[0]?.number ?? 0n) + 1n;
    const done = await carryOut(`Open season ${next}`, 0n, opening(plan.terms, plan.currency, plan.pot));
    setBusy(false);
    if (done && way === "wallet") location.hash = `#/organise/season/${next}`;
  };
  const texts = (name: keyof Draft & TermsField) => ({
    value: draft[name] as string,
    onValue: (value: string) => change({ [name]: value }),
    wrong: wrong === name,
  });
  if (plan !== undefined)
    return <Review plan={plan} judge={judge} busy={busy} onOpen={open} onBack={() => setPlan(undefined)} />;
  return (
    <form className="card form" onSubmit={(event) => void check(event)} noValidate>
      <h2>Terms</h2>
      <p className="muted">They stand from the opening on: a mistake is mended by another season.</p>
      <Field
        label="Prize"
        {...texts("prize")}
        inputMode="decimal"
        placeholder="0.1"
        hint={`What each winner is paid, once, in whole ${draft.currency === "" ? coin : "tokens"}.`}
      />
      <Field
        label="Pot"
        {...texts("pot")}
        inputMode="decimal"
        placeholder="1"
        hint="What to put in at once. It is all that the season can lose; what nobody wins comes back. Empty: to be funded later."
      />
      <Field
        label="Currency"
        value={draft.currency}
        onValue={(currency) => change({ currency })}
        className="mono"
        placeholder="0x…"
        hint={`The address of an ERC-20 for prize, pot and bond; ${coin} if empty.`}
      />
      <Field
        label="Takes claims for"
        {...texts("duration")}
        hint="From the opening: a number with s, m, h or d, as 30d."
      />
      <Field
        label="Opens in"
        {...texts("opensIn")}
        placeholder="2h"
        hint="From now, as 2h; at once if empty."
      />
      <JudgeFields
        judges={judges}
        judge={judge}
        draft={draft}
        wrong={wrong}
        onJudge={(chosen) => {
          setHash(chosen.hash);
          change({ verifier: chosen.verifier ?? "", threshold: "" });
        }}
        onChange={change}
      />
      <Field
        label="Organiser"
        value={draft.organiser ?? ""}
        onValue={(organiser) => change({ organiser })}
        className="mono"
        placeholder="0x…"
        hint="Who takes back what nobody won; the sender if empty."
      />
      <AllowlistField
        list={list}
        onList={(read) => {
          setList(read);
          change({});
        }}
      />
      <AuditFields draft={draft} texts={texts} onChange={change} />
      <Tick
        label="Each winner gets a badge, which cannot be sold or given away"
        checked={draft.badge === true}
        onChecked={(badge) => change({ badge })}
      />
      {list === undefined && !draft.audited && (
        <Tick
          label="It needs neither allowlist nor audit: the pot may go to whoever computes fastest"
          checked={draft.open}
          onChecked={(value) => change({ open: value })}
        />
      )}
      <Tick
        label="I mean it so, should the pot hold no prize yet or the season last minutes only"
        checked={draft.anyway}
        onChecked={(anyway) => change({ anyway })}
      />
      <p>
        <button type="submit" className="main" disabled={busy}>
          {busy ? "Checking…" : "Check the terms"}
        </button>
      </p>
    </form>
  );
}
