import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import * as options from "./options.ts";

/** The organiser's service for singers without gas. */
export const relayTasks = [
  task("idol:relay", "Serves an HTTP relay that checks proofs and sends claims for singers")
    .addOption({ name: "host", description: "The address to listen on", defaultValue: "127.0.0.1" })
    .addOption({
      name: "port",
      description: "The port to listen on; 0 takes any that is free",
      defaultValue: "8787",
    })
    .addOption({
      name: "dailyCap",
      description: "The most it spends a day (UTC) on gas and bonds, in whole coins of the chain",
      defaultValue: "0.05",
    })
    .addOption({
      name: "perMinute",
      description: "The most claims a minute of one source, and of one singer",
      defaultValue: "20",
    })
    .addFlag({
      name: "payBonds",
      description: "Posts bonds in the chain's coin for singers, who get them back",
    })
    .addOption({
      name: "trustProxy",
      description: "How many proxies before it name the source in X-Forwarded-For (default: none)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "fromBlock",
      description:
        "The block of the reward contract's deployment, for nodes that search few logs (default: 0)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption(options.reward)
    .addOption(options.from)
    .addFlag(options.json)
    .setAction(() => import("../actions/relay.ts"))
    .build(),
];
