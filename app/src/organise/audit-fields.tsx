import type { TermsField } from "@idol/client";
import { Field, Tick } from "./field.tsx";
import type { Draft } from "./plan.ts";

/** Whether somebody listens, and by which rules. */
export function AuditFields({
  draft,
  texts,
  onChange,
}: {
  draft: Draft;
  texts: (name: keyof Draft & TermsField) => {
    value: string;
    onValue: (value: string) => void;
    wrong: boolean;
  };
  onChange: (part: Partial<Draft>) => void;
}) {
  return (
    <fieldset>
      <legend>Audit</legend>
      <Tick
        label="Recordings are revealed after closing, and an auditor can reject claims"
        checked={draft.audited}
        onChecked={(audited) => onChange({ audited })}
      />
      {draft.audited && (
        <>
          <Field
            label="Auditor"
            {...texts("auditor")}
            className="mono"
            placeholder="0x…"
            hint="Listens, and rejects with a reason. Neither owner, organiser nor guardian."
          />
          <Field
            label="Bond"
            {...texts("bond")}
            inputMode="decimal"
            placeholder="0.01"
            hint="What a claim posts. It comes back, but for rejected claims, whose bonds the others share."
          />
          <Field
            label="Reveal period"
            {...texts("revealPeriod")}
            hint="After closing, for singers to reveal: 1 to 90 days, as 2d."
          />
          <Field
            label="Audit period"
            {...texts("auditPeriod")}
            hint="After that, for the auditor to reject: 1 to 90 days, as 2d."
          />
          <Tick
            label="Each singer says some words that are drawn for the account, so that nobody hands in an old recording"
            checked={draft.phrase === true}
            onChecked={(phrase) => onChange({ phrase })}
          />
        </>
      )}
    </fieldset>
  );
}
