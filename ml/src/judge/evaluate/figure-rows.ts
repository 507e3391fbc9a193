import { EMOTIONS } from "../../corpora/emotion.ts";
import type { EvaluatedGroup } from "./evaluate.ts";
import type { Figure, Figures } from "./figures.ts";

/** The head of a table of `figureRows`. */
export const FIGURE_HEADER = ["figure", "float", "integer twin"] as const;

/** A group's figures as rows of a table: what it is, the float model's, the integer twin's, each with its 95 % interval. */
export function figureRows({ float, integer }: Pick<EvaluatedGroup, "float" | "integer">): string[][] {
  const row = (
    name: string,
    of: (figures: Figures) => Figure | undefined,
    show: (value: number) => string,
  ) => [name, shown(of(float), show), shown(of(integer), show)];
  const heard = EMOTIONS.filter((emotion) => integer.passing[emotion] !== undefined);
  return [
    row("AUC, surprise above disgust", ({ disgust }) => disgust, decimal),
    row("AUC, surprise above the rest", ({ rest }) => rest, decimal),
    row("Spearman with the labels", ({ spearman }) => spearman, decimal),
    row("Mean absolute error", ({ mae }) => mae, decimal),
    row("UAR, paid or not", ({ uar }) => uar, decimal),
    ...heard.map((emotion) =>
      row(`Clips of ${emotion} that pass`, ({ passing }) => passing[emotion], percent),
    ),
  ];
}

/** One line that says whose clips a group has. */
export function describeGroup({ name, clips, speakers }: EvaluatedGroup): string {
  return `${name}: ${clips} clips of ${speakers} speaker${speakers === 1 ? "" : "s"}`;
}

function shown(figure: Figure | undefined, show: (value: number) => string): string {
  if (figure === undefined || figure.value === null) return "–";
  const { value, low, high } = figure;
  return low === null || high === null ? show(value) : `${show(value)} (${show(low)} to ${show(high)})`;
}

const decimal = (value: number): string => value.toFixed(3);
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
