import { type Reason, reasonsOf } from "../../judge/reasons.ts";
import type { Verdict } from "../../judge/verdict.ts";

/** The strongest reasons for the score, in words. */
export function Contributions({ verdict }: { verdict: Verdict }) {
  const reasons = reasonsOf(verdict);
  const start = verdict.attention.start.toFixed(3);
  if (reasons === undefined) {
    return (
      <p className="muted">
        Green raised the score; red, with lines across, lowered it. It starts from {start}.
      </p>
    );
  }
  const rows = [...reasons.told, { name: "All other traits together", sum: reasons.others }];
  return (
    <table className="contributions">
      <caption>
        Green stretches raised the score; red ones, with lines across, lowered it. It starts from {start}.
        This is what the voice added:
      </caption>
      <tbody>
        {rows.map((reason) => (
          <Row key={reason.name} {...reason} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name, sum }: Reason) {
  const digits = Math.abs(sum).toFixed(3);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={sum < 0 ? "minus" : "plus"}>{`${sum < 0 ? "−" : "+"}${digits}`}</td>
    </tr>
  );
}
