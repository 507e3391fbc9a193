import type { Machine } from "../machine.ts";
import { formatNumber, formatSample } from "./figure.ts";
import { type Verdict, verdicts } from "./goals.ts";
import type { Outcome, Table } from "./section.ts";

/** The whole report. */
export function renderReport(machine: Machine, outcomes: readonly Outcome[], repetitions: number): string {
  const figures = outcomes.flatMap(({ findings }) => findings?.figures ?? []);
  return [
    "# Idol: what it costs",
    renderTable({ header: ["", "measured on"], rows: Object.entries(machine) }),
    `Medians of ${repetitions}, with the least and the greatest in brackets; what is compared was measured in turns, in this one run. MB are 10^6 bytes.`,
    ...outcomes.flatMap(renderOutcome),
    "## Goals",
    ...renderGoals(verdicts(figures)),
  ].join("\n\n");
}

function renderOutcome({ section, findings, failure }: Outcome): string[] {
  const tables = (findings?.tables ?? []).flatMap((table) => [
    ...(table.caption === undefined ? [] : [`**${table.caption}**`]),
    renderTable(table),
  ]);
  const missing = failure === undefined ? [] : [`Not measured: ${failure}`];
  const pictures = (findings?.pictures ?? []).map(({ name }) => `![${section.title}](${name})`);
  return [`## ${section.title}`, ...tables, ...pictures, ...(findings?.notes ?? []), ...missing];
}

function renderGoals(all: readonly Verdict[]): string[] {
  const rows = all.map(({ goal, figure, reached }) => [
    goal.label,
    `${goal.sense === "at most" ? "≤" : "≥"} ${formatNumber(goal.limit, goal.unit)} ${goal.unit}`,
    figure === undefined ? "not measured in this run" : formatSample(figure.sample, goal.unit),
    reached === undefined ? "" : reached ? "yes" : "**no**",
  ]);
  const short = all.filter(({ reached }) => reached === false);
  const summary =
    short.length === 0
      ? "Every goal that was measured is reached."
      : `Missed targets: ${short.map(({ goal }) => goal.label).join("; ")}.`;
  return [renderTable({ header: ["figure", "goal", "measured", "reached"], rows }), summary];
}

/** A table in Markdown; every column but the first to the right. */
export function renderTable({ header, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = header.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}
