import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import * as options from "./options.ts";

/** The task that fetches recordings to train on. */
export const dataTasks = [
  task(
    "idol:data",
    "Downloads the corpora from Kaggle (or the server KAGGLE_API_ENDPOINT names) and GitHub, or says what a folder holds of them",
  )
    .addPositionalArgument({
      name: "dir",
      description: "Required, unless VOICE_DATA_DIR is set: the folder for the corpora",
      defaultValue: "",
    })
    .addOption({
      name: "only",
      description: "Some of the corpora: ravdess-speech,ravdess-song,tess,cremad,savee,nemo",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag({
      name: "check",
      description:
        "Download nothing; decode every clip, count them by corpus, speaker and emotion, and name what is twice there, unreadable or unknown",
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/data.ts"))
    .build(),
];
