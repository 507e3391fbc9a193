import { bullets, section } from "../../markdown.ts";
import { speakersOf } from "../evaluate/evaluated-speakers.ts";
import type { CardParts } from "./parts.ts";

/** What nobody should believe of this judge. */
export function limitsSection({ config }: CardParts): string {
  const { data, origin } = config.provenance;
  const isNonCommercial = data.some(({ licence }) => licence.includes("NC"));
  return section(
    "Limits",
    bullets([
      "A proof says that this judge gives this score to some input x known to the prover. It does not say that anybody sang: x " +
        "need not be a possible spectrogram, and a little linear algebra finds one for any score.",
      "It says nothing about a voice being real, live, human or the singer's own: a replayed, edited or synthetic one scores as well.",
      ...(origin === "trained"
        ? [
            "The judge knows actors who read or sing fixed English sentences in a quiet room. Acted surprise is not felt surprise; other " +
              "languages, children, noise and poor microphones were never heard.",
            "Few speakers were held out, so the intervals over speakers are wide, and the figures of one voice may lie well outside them.",
          ]
        : []),
      "It is made for a contest, not to judge people: not for hiring, health, policing or anything that matters to whoever is heard.",
      ...(isNonCommercial
        ? [
            "It is trained on data that may not be used commercially (see the licences above): use it and its weights so, too.",
          ]
        : []),
    ]),
  );
}

/** The commands that make the judge again. */
export function makingSection({ config }: CardParts): string {
  const { name, provenance } = config;
  const first =
    provenance.origin === "trained"
      ? [`npx hardhat idol:train --judge ${name} --data DIR`, `npx hardhat idol:export --judge ${name}`]
      : [`npx hardhat idol:import --name ${name} --onnx FILE`];
  const commands = [
    ...first,
    `npx hardhat idol:circuit --judge ${name}`,
    `npx hardhat idol:evaluate --judge ${name} --data DIR`,
    `npx hardhat idol:evaluate --judge ${name} --data DIR --examine --speakers '${speakersOf(config).reserved.join(",")}'`,
  ];
  return section(
    "Make it again",
    ...(provenance.origin === "trained"
      ? ["The same recordings and the same plan give the same weights, bit by bit."]
      : []),
    `\`\`\`\n${commands.join("\n")}\n\`\`\``,
  );
}
