import type { Check } from "../../audit/check-claim.ts";

/** What was checked, and what came of it. */
export function Checks({ checks, busy }: { checks: Check[]; busy: boolean }) {
  return (
    <div role="status">
      <ul className="checks">
        {checks.map(({ name, holds, found }) => (
          <li key={name} data-holds={holds}>
            <span aria-hidden="true">{holds ? "✓" : "✗"}</span>{" "}
            <span className="hidden">{holds ? "Holds:" : "Fails:"}</span>
            {name}
            {found !== undefined && <span className="muted"> {found}</span>}
          </li>
        ))}
      </ul>
      {busy && <p className="muted">Checking…</p>}
    </div>
  );
}
