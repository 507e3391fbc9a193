import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { needed } from "./examples.ts";
import * as options from "./options.ts";

/** Tasks that make and ask a judge; none of them needs a chain. */
export const judgeTasks = [
  task("idol:train", "Trains a judge on the corpora under a folder and writes the judge's folder")
    .addOption({
      name: "data",
      description: "Required, unless VOICE_DATA_DIR is set: the folder with the corpora",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({ ...options.judge, description: "The judge to write: a folder of ml/judges" })
    .addOption({
      name: "plan",
      description: "Features, network and training recipe, by name (default: the one named like the judge)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "leaveOut",
      description:
        "Train without this corpus and listen to it instead: tess, nemo, or ravdess-speech (with ravdess-song); needs a --judge of its own",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag({
      name: "examine",
      description: "Let --leave-out name a reserved corpus, which the judge's card then records",
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/train.ts"))
    .build(),
  task(
    "idol:evaluate",
    "Evaluates a judge on held-out speakers; writes evaluation.json, pictures and model card where there is none yet",
  )
    .addOption(options.judge)
    .addOption({
      name: "data",
      description: "Required, unless VOICE_DATA_DIR is set: the folder with the corpora",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "speakers",
      description:
        "Other speakers than the validation speakers, as ravdess-17,tess-*; the result is shown, not written",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag({
      name: "examine",
      description:
        "Let --speakers name reserved speakers, for the final examination only: recorded in acceptance.json and card",
    })
    .addFlag({
      name: "publish",
      description: "Write over the figures that the judge's folder has of these weights",
    })
    .addFlag({
      name: "gaming",
      description:
        "Play seeded synthetic sounds to the judge, synthetic voices where espeak-ng is, and with --data accidents of the clips of all speakers but reserved ones: with --publish recorded in gaming.json and card, where nothing was left out",
    })
    .addOption({
      name: "sounds",
      description:
        "How many sounds of each family, voices and clips --gaming plays (default: 200); nothing is written of others",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/evaluate.ts"))
    .build(),
  task("idol:card", "Writes a judge's MODEL_CARD.md and its pictures from the files in its folder")
    .addOption(options.judge)
    .addFlag(options.json)
    .setAction(() => import("../actions/card.ts"))
    .build(),
  task("idol:export", "Writes a judge's network.onnx and input.json, checked against the trained model")
    .addOption(options.judge)
    .addFlag(options.json)
    .setAction(() => import("../actions/export.ts"))
    .build(),
  task(
    "idol:circuit",
    "Builds a judge's circuit, verifying key, Solidity verifier and manifest (needs Python 3)",
  )
    .addOption(options.judge)
    .addFlag({
      name: "testSrs",
      description:
        "Build under an insecure SRS of this machine's own, for trying out a circuit without a network",
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/circuit.ts"))
    .build(),
  task("idol:import", "Makes a judge of an ONNX made elsewhere: (key, x) → (key, y)")
    .addOption({
      name: "onnx",
      description: "Required. The ONNX file; see docs/IMPORT.md for what it may hold",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "name",
      description: "Required. The new judge's name: lower-case letters, digits, hyphens",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "features",
      description: "What makes the input x: a plan's name or a JSON file (default: the plan of that size)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "scale",
      description:
        "Inputs and weights are rounded to multiples of 2^-scale (default: 10, or the finest that fits)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/import.ts"))
    .build(),
  task("idol:features", "Computes the log-mel spectrogram of a recording")
    .addOption(needed(options.audio))
    .addOption({ ...options.judge, description: "The judge whose parameters are the defaults" })
    .addOption({
      name: "nFft",
      description: "Samples of a Fourier transform",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "hopLength",
      description: "Samples between two frames",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "nMels",
      description: "Mel bands",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "offset",
      description: "Seconds to leave out at the start",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "duration",
      description: "Seconds to take at most",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "out",
      description: "A file to write as {shape, db}",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "picture",
      description: "An SVG file to write with axes and colour bar, or a PNG file without",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/features.ts"))
    .build(),
  task(
    "idol:score",
    "Scores a recording, or all in a folder: as a float, and as the exact integer that the circuit gives",
  )
    .addOption(needed({ ...options.audio, description: `${options.audio.description}; or a folder of them` }))
    .addFlag(options.recursive)
    .addOption(options.judge)
    .addFlag(options.json)
    .setAction(() => import("../actions/score.ts"))
    .build(),
];
