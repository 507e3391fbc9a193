import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import * as options from "./options.ts";

/** The task that fetches recordings to train on. */
export const dataTasks = [
  task("idol:data", "Downloads the corpora from Kaggle, or says what a folder holds of them")
    .addPositionalArgument({
      name: "dir",
      description: "The folder for the corpora; VOICE_DATA_DIR if not given",
      defaultValue: "",
    })
    .addOption({
      name: "only",
      description: "Some of the corpora: ravdess-speech,ravdess-song,tess,cremad,savee",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag({ name: "check", description: "Download nothing; count clips by corpus, speaker and emotion" })
    .addFlag(options.json)
    .setAction(() => import("../actions/data.ts"))
    .build(),
];
