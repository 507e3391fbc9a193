import type { TermsField } from "@idol/client";
import { shorten } from "@idol/client/format";
import { Field } from "./field.tsx";
import type { JudgeChoice } from "./judge-choices.ts";
import type { Draft } from "./plan.ts";
import { ThresholdField } from "./threshold-field.tsx";

/** Who judges, by which verifier, and from which score on. */
export function JudgeFields({
  judges,
  judge,
  draft,
  wrong,
  onJudge,
  onChange,
}: {
  judges: JudgeChoice[];
  judge: JudgeChoice;
  draft: Draft;
  wrong: TermsField | undefined;
  onJudge: (judge: JudgeChoice) => void;
  onChange: (part: Partial<Draft>) => void;
}) {
  const known = judge.verifier !== undefined;
  return (
    <fieldset>
      <legend>Who judges</legend>
      <label className="field">
        Judge{" "}
        <select
          value={judge.hash}
          onChange={({ target }) => onJudge(judges.find(({ hash }) => hash === target.value)!)}
        >
          {judges.map(({ name, hash, onPage }) => (
            <option key={hash} value={hash}>
              {name} · {shorten(hash)}
              {onPage ? "" : " · not on this page"}
            </option>
          ))}
        </select>
      </label>
      {!judge.onPage && (
        <p>
          Singers cannot prove for it on this page: they need one that has it, or a checkout of the project.
        </p>
      )}
      <Field
        label="Verifier"
        value={draft.verifier}
        onValue={(verifier) => onChange({ verifier })}
        className="mono"
        placeholder="0x…"
        hint={
          known
            ? "That of an earlier season with this judge, whose code has not changed."
            : "No earlier season has one for this judge. Deploy it with idol:deploy --only verifier, which also checks that its code is the judge's: this page cannot, and another contract may accept anything."
        }
      />
      <ThresholdField
        judge={judge}
        value={draft.threshold ?? ""}
        onValue={(threshold) => onChange({ threshold })}
        wrong={wrong === "threshold"}
      />
    </fieldset>
  );
}
