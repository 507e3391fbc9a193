import type { GamingReport, Tally } from "@idol/ml/evaluation";
import { renderTable } from "./table.ts";

/** What share of what should not be paid is, which is the best, and how many honest clips stay paid; and what was left out. */
export function describeGaming({ judge, families, accidents, voices, seed }: GamingReport): string {
  const all = total("all synthetic sounds", families);
  const lines = [
    renderTable(
      ["should not be paid", "sounds", "paid", "best score"],
      [
        ...[...families, all, ...(accidents === null ? [] : [accidents.chirps])].map(row),
        ...(voices === null ? [] : [row({ ...voices, name: `espeak-ng ${voices.version}` })]),
      ],
    ),
    "",
  ];
  if (accidents === null) lines.push("Left out   accidents: they need recordings, --data DIR.");
  else
    lines.push(
      renderTable(
        ["should stay paid", "clips", "paid"],
        accidents.accidents.map(({ name, sounds, paid }) => [name, String(sounds), percent(paid, sounds)]),
      ),
      "",
    );
  if (voices === null) lines.push("Left out   synthetic voices: espeak-ng is not installed.");
  lines.push(`Judge ${judge}, seed ${seed}.`);
  return lines.join("\n");
}

function total(name: string, tallies: readonly Tally[]): Tally {
  return {
    name,
    sounds: tallies.reduce((sum, { sounds }) => sum + sounds, 0),
    paid: tallies.reduce((sum, { paid }) => sum + paid, 0),
    best: tallies.reduce((best, tally) => Math.max(best, tally.best), Number.NEGATIVE_INFINITY),
  };
}

function row({ name, sounds, paid, best }: Tally): string[] {
  return [name, String(sounds), percent(paid, sounds), Number.isFinite(best) ? best.toFixed(3) : "–"];
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
