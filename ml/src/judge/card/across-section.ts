import { EMOTIONS, type Emotion } from "../../corpora/emotion.ts";
import { markdownTable, section } from "../../markdown.ts";
import { figuresBySex, type VoiceGroup } from "../evaluate/by-sex.ts";
import type { Figure } from "../evaluate/figures.ts";
import { tradeOff } from "../evaluate/trade-off.ts";
import type { CardParts } from "./parts.ts";

const HEADER = [
  "voices",
  "clips",
  "AUC, surprise above disgust",
  "above the rest",
  "UAR, paid or not",
  "surprise paid",
  "others paid",
] as const;

/** How networks trained without a corpus hear that corpus, by sex and emotion, and what would be paid at other thresholds. */
export function acrossSection({ config, log, evaluation }: CardParts): string[] {
  const leftOut = log?.leftOut ?? [];
  if (leftOut.length === 0) return [];
  const chosen = chosenGroups(config, evaluation);
  const groups = [...leftOut.flatMap((corpus) => corpus.groups), ...chosen];
  const heard = EMOTIONS.filter(
    (emotion) => emotion !== "surprise" && groups.some(({ figures }) => emotion in figures.passing),
  );
  const curves = [
    ...leftOut.map(({ corpus, tradeOff: curve }) => ({ name: corpus, curve })),
    ...(evaluation === undefined
      ? []
      : [
          {
            name: "validation",
            curve: tradeOff(
              evaluation.scores
                .filter(({ corpus }) => corpus !== "ravdess-song")
                .map(({ emotion, integer }) => ({ emotion, score: integer })),
            ),
          },
        ]),
  ];
  return [
    section(
      "Across corpora",
      "Each corpus as a judge hears it that was trained on all others, at the published threshold; the validation speakers as this judge hears them. In brackets 95 % of draws of the speakers.",
      markdownTable(HEADER, groups.map(rowOf)),
      "Paid that should not be, by emotion:",
      markdownTable(
        ["voices", ...heard],
        groups
          .filter(({ name }) => !name.includes(","))
          .map(({ name, figures }) => [name, ...heard.map((emotion) => paid(figures.passing[emotion]))]),
      ),
      "At other thresholds, surprise paid / others paid:",
      markdownTable(
        ["threshold", ...curves.map(({ name }) => name)],
        (curves[0]?.curve ?? []).map(({ threshold }, i) => [
          threshold.toFixed(2),
          ...curves.map(({ curve }) => `${percent(curve[i]!.surprise)} / ${percent(curve[i]!.others)}`),
        ]),
      ),
    ),
  ];
}

function chosenGroups(
  { labels, threshold }: CardParts["config"],
  evaluation: CardParts["evaluation"],
): VoiceGroup[] {
  if (evaluation === undefined) return [];
  const parts = [...new Set(evaluation.scores.filter(isSurprise).map(({ corpus }) => corpus))];
  return parts.flatMap((part) =>
    figuresBySex(
      `${part}, validation`,
      evaluation.scores.flatMap(({ corpus, speaker, emotion, integer }) =>
        corpus === part ? [{ speaker, emotion, score: integer }] : [],
      ),
      { labels, threshold: threshold?.score ?? null, draws: evaluation.draws, seed: 0 },
    ),
  );
}

const isSurprise = ({ emotion }: { emotion: Emotion }): boolean => emotion === "surprise";

function rowOf({ name, clips, speakers, figures }: VoiceGroup): string[] {
  const { disgust, rest, uar, passing } = figures;
  const surprise = passing.surprise?.value ?? null;
  // UAR is the mean of the surprise that is paid and the rest that is not.
  const others = surprise === null || uar.value === null ? null : 1 + surprise - 2 * uar.value;
  return [
    name,
    `${clips} of ${speakers}`,
    ...[disgust, rest, uar].map(withInterval),
    surprise === null ? "–" : percent(surprise),
    others === null ? "–" : percent(others),
  ];
}

function withInterval({ value, low, high }: Figure): string {
  if (value === null) return "–";
  const interval = low === null || high === null ? "" : ` (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `${value.toFixed(3)}${interval}`;
}

const paid = (figure: Figure | undefined): string =>
  figure === undefined || figure.value === null ? "–" : percent(figure.value);
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
