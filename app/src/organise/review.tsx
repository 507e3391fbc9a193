import { formatAmount, formatDuration, formatMoment, formatScore } from "@idol/client/format";
import { ZeroAddress, ZeroHash } from "ethers";
import { useStore } from "../store/create-store.ts";
import { Hex, type TermsRow, TermsTable } from "../ui/terms-table.tsx";
import type { JudgeChoice } from "./judge-choices.ts";
import type { Plan } from "./plan.ts";
import { sender } from "./sender.ts";

/** All terms as they would stand, and the button that has them sent. */
export function Review({
  plan: { terms, currency, pot },
  judge,
  busy,
  onOpen,
  onBack,
}: {
  plan: Plan;
  judge: JudgeChoice;
  busy: boolean;
  onOpen: () => void;
  onBack: () => void;
}) {
  const way = useStore(sender, (now) => now.way);
  const audited = terms.auditor !== ZeroAddress;
  const rows: TermsRow[] = [
    ["Prize", formatAmount(BigInt(terms.prize), currency)],
    ["Pot", pot === undefined ? "To be funded later" : formatAmount(pot, currency)],
    ...(currency.address === ZeroAddress
      ? []
      : ([["Token", <Hex key="token" value={currency.address} />]] as TermsRow[])),
    ["Open", `${formatMoment(Number(terms.opensAt))} to ${formatMoment(Number(terms.closesAt))}`],
    ["Judge", `${judge.name}, from a score of ${formatScore(BigInt(terms.threshold), judge.scale)} on`],
    ["Verifier", <Hex key="verifier" value={String(terms.verifier)} />],
    ["Organiser", <Hex key="organiser" value={String(terms.organiser)} />],
    ["Who may win", terms.allowlistRoot === ZeroHash ? "Everyone" : "The listed addresses alone"],
    [
      "Audit",
      audited ? (
        <>
          By <Hex value={String(terms.auditor)} />; bond {formatAmount(BigInt(terms.bond), currency)}; reveal{" "}
          {formatDuration(Number(terms.revealPeriod))}, audit {formatDuration(Number(terms.auditPeriod))}
          {terms.phrase && "; a phrase to say"}
        </>
      ) : (
        "None"
      ),
    ],
    ["Badge", terms.badge ? "For each winner" : "None"],
  ];
  return (
    <section className="card" aria-labelledby="review">
      <h2 id="review">Is it so?</h2>
      <p>Nobody can change the terms once the season is open, you neither.</p>
      <TermsTable rows={rows} />
      <p className="row">
        <button type="button" className="main" disabled={busy} onClick={onOpen}>
          {busy
            ? "Waiting for the wallet and the chain…"
            : way === "safe"
              ? "Save it for the Safe"
              : "Open the season"}
        </button>
        <button type="button" className="quiet" disabled={busy} onClick={onBack}>
          Change the terms
        </button>
      </p>
      {way === "safe" && (
        <p className="muted">
          The times are counted from now: have the Safe's owners sign soon, or give a later opening.
        </p>
      )}
    </section>
  );
}
