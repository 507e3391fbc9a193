import { formatAmount, formatScore } from "@idol/client/format";
import { useState } from "react";
import type { Season } from "../../chain/seasons.ts";
import { toFailure } from "../../failure.ts";
import { setError } from "../../session/state.ts";

/** Lets a singer share what they won as a picture: by the device's own way, or as a file. */
export function ShareResult({
  season,
  singer,
  score,
  paid,
}: {
  season: Season;
  singer: string;
  score: bigint;
  paid: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const scale = Number(season.terms.scoreScale);
  const prize = formatAmount(season.terms.prize, season.currency);
  const share = async () => {
    setBusy(true);
    try {
      const [{ drawCard }, { shareFile }] = await Promise.all([
        import("./result-card.ts"),
        import("./share-file.ts"),
      ]);
      const card = await drawCard({
        score: formatScore(score, scale),
        singer,
        lines: [
          `${paid ? "Paid" : "Won"} ${prize} in season ${season.number}, for ${formatScore(season.terms.threshold, scale)} or more.`,
          "Proved on my own device; nobody heard my voice.",
        ],
      });
      const url = new URL(`#/season/${season.number}/claim/${singer}`, location.href).href;
      const text = `The judge gives me ${formatScore(score, scale)}.`;
      await shareFile(new File([card], `idol-season-${season.number}.png`, { type: "image/png" }), text, url);
    } catch (thrown) {
      setError("claim", toFailure(thrown));
    }
    setBusy(false);
  };
  return (
    <button type="button" className="quiet" disabled={busy} onClick={() => void share()}>
      {"share" in navigator ? "Share the result" : "Save a card of the result"}
    </button>
  );
}
