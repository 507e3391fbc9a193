import { CORPORA } from "../../corpora/corpora.ts";
import type { Corpus } from "../../corpora/corpus.ts";
import { bullets, markdownTable, section } from "../../markdown.ts";
import { speakersOf } from "../evaluate/evaluated-speakers.ts";
import type { CardParts } from "./parts.ts";

/** What the judge was made of, under which licences, and whose voices it was not made of. */
export function dataSection({ config, acceptance }: CardParts): string {
  const { data, origin } = config.provenance;
  const { validation, reserved } = speakersOf(config);
  if (origin === "imported") {
    return section(
      "Data",
      "The network was made elsewhere and imported; on which recordings it was trained this project cannot know, and so neither " +
        "whether the voices that it is evaluated on are new to it.",
    );
  }
  const corpora = data.map((entry) => ({ ...entry, corpus: corpusCalled(entry.corpus), id: entry.corpus }));
  const citations = new Set(corpora.flatMap(({ corpus }) => (corpus === undefined ? [] : [corpus.citation])));
  return section(
    "Data",
    "Trained on acted recordings:",
    markdownTable(
      ["data set", "clips", "speakers", "licence"],
      corpora.map(({ corpus, id, clips, speakers, licence }) => [
        corpus?.title ?? id,
        String(clips),
        String(speakers),
        licence,
      ]),
    ),
    bullets([...citations]),
    `Held out, by speaker and never at random: ${list(validation)} ${roleOf(config)}; ` +
      `${list(reserved)} were kept for the last examination, ` +
      (acceptance === undefined
        ? "which has not been held yet."
        : `of which ${list(acceptance.speakers)} were heard there.`),
  );
}

/** What the validation speakers were for. */
function roleOf({ training, threshold }: CardParts["config"]): string {
  return training !== null && "guards" in training
    ? `chose nothing; ${list(threshold?.speakers ?? [])}, each left out of a training of its own, set the threshold`
    : "chose among epochs and seeds and set the threshold";
}

const corpusCalled = (name: string): Corpus | undefined => CORPORA.find((corpus) => corpus.name === name);

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
