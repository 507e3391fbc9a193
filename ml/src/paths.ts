import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Artefacts of a judge, under EZKL's own names where it has one. */
export type JudgeArtefact =
  | "config"
  | "weights"
  | "network"
  | "input"
  | "settings"
  | "compiled"
  | "vk"
  | "manifest"
  | "training"
  | "evaluation"
  | "acceptance"
  | "gaming"
  | "card";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));

function fileName(artefact: JudgeArtefact): string {
  switch (artefact) {
    case "config":
      return "judge.json";
    case "weights":
      return "weights.json";
    case "network":
      return "network.onnx";
    case "input":
      return "input.json";
    case "settings":
      return "settings.json";
    case "compiled":
      return "network.compiled";
    case "vk":
      return "vk.key";
    case "manifest":
      return "manifest.json";
    case "training":
      return "training.json";
    case "evaluation":
      return "evaluation.json";
    case "acceptance":
      return "acceptance.json";
    case "gaming":
      return "gaming.json";
    case "card":
      return "MODEL_CARD.md";
    default:
      artefact satisfies never;
      return artefact;
  }
}

/** The folder of the judges: the package's own, or another that the environment names. */
const judgesFolder = (): string => process.env.IDOL_JUDGES_DIR ?? join(packageRoot, "judges");

/** The only place that builds a path of this package. */
export const paths = {
  get judges(): string {
    return judgesFolder();
  },
  samples: join(packageRoot, "samples"),
  judge: (name: string): string => join(judgesFolder(), name),
  artefact: (name: string, artefact: JudgeArtefact): string => join(judgesFolder(), name, fileName(artefact)),
  /** The same artefact in a folder that is not one of the committed judges. */
  artefactIn: (folder: string, artefact: JudgeArtefact): string => join(folder, fileName(artefact)),
  /** A picture that the model card shows, in a judge's folder. */
  pictureIn: (folder: string, picture: string): string => join(folder, "pictures", `${picture}.svg`),
  sample: (file: string): string => join(packageRoot, "samples", file),
} as const;
