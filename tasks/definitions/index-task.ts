import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import * as options from "./options.ts";

/** The organiser's service for readers of large contests. */
export const indexTasks = [
  task("idol:index", "Serves an index of a contest: leaderboards, histories and totals by GraphQL and SQL")
    .addOption({ name: "host", description: "The address to listen on", defaultValue: "127.0.0.1" })
    .addOption({
      name: "port",
      description: "The port to listen on; 0 takes any that is free",
      defaultValue: "42069",
    })
    .addOption({
      name: "fromBlock",
      description: "The block of the reward contract's deployment (default: searched for)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "schema",
      description: "The schema of the database, where DATABASE_URL names a Postgres",
      defaultValue: "idol",
    })
    .addOption(options.reward)
    .addFlag(options.json)
    .setAction(() => import("../actions/serve-index.ts"))
    .build(),
];
