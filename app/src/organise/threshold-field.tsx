import { instanceIn } from "@idol/client";
import { formatScore } from "@idol/client/format";
import { useAsked } from "../ui/use.ts";
import { Field } from "./field.tsx";
import type { JudgeChoice } from "./judge-choices.ts";
import { type Figures, loadFigures, sharesAt } from "./shares.ts";

/** The least score that wins, with what it would pay of the voices that the judge's card was made of. */
export function ThresholdField({
  judge,
  value,
  onValue,
  wrong,
}: {
  judge: JudgeChoice;
  value: string;
  onValue: (value: string) => void;
  wrong: boolean;
}) {
  const { answer: figures } = useAsked(judge.hash, () => loadFigures(judge.hash));
  const published = judge.threshold === undefined ? undefined : formatScore(judge.threshold, judge.scale);
  const instance = value === "" ? judge.threshold : instanceIn(value.trim(), judge.scale);
  const score = instance === undefined ? undefined : Number(instance) / 2 ** judge.scale;
  return (
    <>
      <Field
        label="Threshold"
        value={value}
        onValue={onValue}
        wrong={wrong}
        placeholder={published}
        required={published === undefined}
        inputMode="decimal"
        hint={
          published === undefined
            ? "The least score that wins; this judge publishes none."
            : `The least score that wins; ${published}, as the judge publishes it, if you leave it empty.`
        }
      />
      {figures && score !== undefined && (
        <ShareBars figures={figures} score={score} onScore={(wanted) => onValue(wanted.toFixed(2))} />
      )}
    </>
  );
}

/** Which share of voices a threshold pays, to be tried by hand. */
function ShareBars({
  figures,
  score,
  onScore,
}: {
  figures: Figures;
  score: number;
  onScore: (score: number) => void;
}) {
  const { surprised, others } = sharesAt(figures, score);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return (
    <div className="shares">
      <label>
        <span className="hidden">Try thresholds</span>
        <input
          type="range"
          min="0"
          max="1"
          step="0.01"
          value={score}
          aria-valuetext={`${score.toFixed(2)} pays ${percent(surprised)} of surprised voices`}
          onChange={(event) => onScore(Number(event.target.value))}
        />
      </label>
      <p role="status">
        It pays <strong>{percent(surprised)}</strong> of {figures.surprised.length} surprised voices and{" "}
        <strong>{percent(others)}</strong> of {figures.others.length} others.
      </p>
      <p className="muted">
        These are {figures.speakers} actors that the judge was not trained on, each emotion a few times.
        Across corpora surprise is paid less often: see the judge's card.
      </p>
    </div>
  );
}
