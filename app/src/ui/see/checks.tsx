import type { Check } from "../../audit/check.ts";

/** A sign to see, and a word to hear. */
const SIGNS: Record<string, [sign: string, word: string]> = {
  true: ["✓", "Holds:"],
  false: ["✗", "Fails:"],
  undefined: ["?", "Could not be checked:"],
};

/** What was checked, and what came of it. */
export function Checks({ checks, busy }: { checks: Check[]; busy: boolean }) {
  return (
    <div role="status">
      <ul className="checks">
        {checks.map(({ name, holds, found }) => (
          <li key={name} data-holds={holds ?? "unknown"}>
            <span aria-hidden="true">{SIGNS[`${holds}`]![0]}</span>{" "}
            <span className="hidden">{SIGNS[`${holds}`]![1]} </span>
            {name}
            {found !== undefined && <span className="muted"> {found}</span>}
          </li>
        ))}
      </ul>
      {busy && <p className="muted">Checking…</p>}
    </div>
  );
}
