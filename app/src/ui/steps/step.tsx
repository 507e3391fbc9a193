import type { ReactNode } from "react";

/** One of the steps: what is done stays to be seen, what is to come says so in a line. */
export function Step({
  number,
  name,
  at,
  hint,
  children,
}: {
  number: number;
  name: string;
  at: number;
  hint?: string;
  children: ReactNode;
}) {
  const state = number < at ? "done" : number === at ? "now" : "later";
  const id = `step-${number}`;
  return (
    <li className="step" data-state={state} aria-current={state === "now" ? "step" : undefined}>
      <span className="numeral" aria-hidden="true">
        {state === "done" ? "✓" : number}
      </span>
      <section aria-labelledby={id}>
        <h2 id={id}>
          {name}
          {state === "done" && <span className="hidden"> (done)</span>}
        </h2>
        {state === "later" && hint !== undefined && <p className="muted">{hint}</p>}
        {children}
      </section>
    </li>
  );
}
