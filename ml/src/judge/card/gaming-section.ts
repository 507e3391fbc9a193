import { markdownTable, section } from "../../markdown.ts";
import { ACCIDENT_HEADER, accidentRows, UNPAID_HEADER, unpaidRows } from "../gaming/gaming-rows.ts";
import type { CardParts } from "./parts.ts";

/** How the judge fares against machines, and honest recordings to which something happened. */
export function gamingSection({ gaming, config }: CardParts): string[] {
  if (gaming === undefined) return [];
  return [
    section(
      "Machines and accidents",
      `By \`idol:evaluate --judge ${config.name} --gaming --data DIR\`, seed ${gaming.seed}: sounds that no training heard, in kinds that it did.`,
      markdownTable(UNPAID_HEADER, unpaidRows(gaming)),
      "Of clips of surprise that are paid as they are, of all speakers but reserved ones:",
      markdownTable(ACCIDENT_HEADER, accidentRows(gaming)),
    ),
  ];
}
