import { formatAmount } from "@idol/client/format";
import type { Season } from "../../chain/seasons.ts";
import { calendarFile } from "../calendar.ts";
import { saveFile } from "../download.ts";

const HOUR = 3600n;

/** Saves the end of a season as an appointment: the last hour in which somebody may sing. */
export function RemindOfEnd({ season }: { season: Season }) {
  const { number, terms, state, currency } = season;
  const save = () =>
    saveFile(
      `idol-season-${number}-ends.ics`,
      calendarFile({
        id: `season-${number}-${state.closesAt}@idol`,
        title: `Last hour of season ${number}: ${formatAmount(terms.prize, currency)}`,
        text: `Sing and claim at ${new URL(`#/season/${number}`, location.href).href} before it ends.`,
        from: state.closesAt - HOUR,
        until: state.closesAt,
      }),
      "text/calendar",
    );
  return (
    <button type="button" className="quiet" onClick={save}>
      Save the end to your calendar
    </button>
  );
}
