import type { Machine } from "../machine.ts";
import { verdicts } from "./goals.ts";
import type { Outcome } from "./section.ts";

/** All figures with every repetition, and the goals held against them. */
export function renderJson(machine: Machine, outcomes: readonly Outcome[]): string {
  const figures = outcomes.flatMap(({ findings }) => findings?.figures ?? []);
  const report = {
    format: 1,
    machine,
    figures: Object.fromEntries(
      figures.map(({ id, label, unit, sample }) => [id, { label, unit, ...sample }]),
    ),
    goals: verdicts(figures).map(({ goal, reached }) => ({ ...goal, reached: reached ?? null })),
    failures: Object.fromEntries(
      outcomes.flatMap(({ section, failure }) => (failure === undefined ? [] : [[section.name, failure]])),
    ),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
