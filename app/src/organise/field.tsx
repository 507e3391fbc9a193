import { type ReactNode, useId } from "react";

/** A line of text with what it means. */
export function Field({
  label,
  hint,
  value,
  onValue,
  wrong = false,
  ...input
}: {
  label: string;
  hint: ReactNode;
  value: string;
  onValue: (value: string) => void;
  wrong?: boolean;
} & Pick<
  React.InputHTMLAttributes<HTMLInputElement>,
  "placeholder" | "required" | "inputMode" | "className"
>) {
  const id = useId();
  return (
    <div className="field">
      <label>
        {label}
        <input
          {...input}
          value={value}
          aria-describedby={id}
          aria-invalid={wrong || undefined}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onValue(event.target.value.trimStart())}
        />
      </label>
      <span id={id} className="muted">
        {hint}
      </span>
    </div>
  );
}

/** Something that is so or is not. */
export function Tick({
  label,
  checked,
  onChecked,
}: {
  label: ReactNode;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChecked(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
