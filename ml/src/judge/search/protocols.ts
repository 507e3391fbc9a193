import type { Clip } from "../../corpora/scan.ts";
import type { JudgePlan } from "../presets.ts";
import { speakerMatcher } from "../train/split.ts";

/** Who is trained on and who listens: nobody does both, and reserved speakers do neither. */
export interface Protocol {
  name: string;
  title: string;
  isTraining: (clip: Clip) => boolean;
  isHeard: (clip: Clip) => boolean;
}

const isRavdess = ({ corpus }: Clip) => corpus.startsWith("ravdess-");
const isTess = ({ corpus }: Clip) => corpus === "tess";

/** The validation speakers, and across corpora both ways. */
export function protocolsOf({ training }: JudgePlan): Protocol[] {
  const isValidation = speakerMatcher(training.validation);
  const isReserved = speakerMatcher(training.reserved);
  const isKnown = (clip: Clip) => !isValidation(clip.speaker) && !isReserved(clip.speaker);
  return [
    {
      name: "speakers",
      title: `RAVDESS and TESS → ${training.validation.join(", ")}`,
      isTraining: isKnown,
      isHeard: (clip) => isValidation(clip.speaker),
    },
    {
      name: "toTess",
      title: "RAVDESS → TESS",
      isTraining: (clip) => isKnown(clip) && isRavdess(clip),
      isHeard: isTess,
    },
    {
      name: "toRavdess",
      title: "TESS → RAVDESS",
      isTraining: isTess,
      isHeard: (clip) => isKnown(clip) && isRavdess(clip),
    },
  ];
}

/** Whether any protocol wants a clip at all. */
export function isSearched(plan: JudgePlan): (clip: Clip) => boolean {
  const protocols = protocolsOf(plan);
  return (clip) => protocols.some(({ isTraining, isHeard }) => isTraining(clip) || isHeard(clip));
}
