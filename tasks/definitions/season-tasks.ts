import { emptyTask, task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { needed } from "./examples.ts";
import * as options from "./options.ts";
import * as terms from "./season-options.ts";

const text = { type: ArgumentType.STRING_WITHOUT_DEFAULT, defaultValue: undefined } as const;

/** What an organiser and a guardian do once the contracts are there. */
export const seasonTasks = [
  emptyTask("idol:season", "Opens, lists, funds, promotes and closes out seasons").build(),
  task(["idol:season", "open"], "Opens one more season of the reward contract, as its owner")
    .addOption(options.judge)
    .addOption({ ...text, name: "prize", description: "Required. What each winner is paid, in whole coins" })
    .addOption({ ...text, name: "pot", description: "What to fund it with at once, in whole coins" })
    .addOption(terms.duration)
    .addOption(terms.opensIn)
    .addOption(terms.threshold)
    .addOption(terms.currency)
    .addOption(terms.organiser)
    .addOption(terms.allowlist)
    .addOption(terms.allowlistRoot)
    .addOption(terms.auditor)
    .addOption(terms.bond)
    .addOption(terms.revealPeriod)
    .addOption(terms.auditPeriod)
    .addOption({
      ...text,
      name: "verifier",
      description: "The verifier of the judge (default: the network's deployment)",
    })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(terms.phrase)
    .addFlag(terms.noBadge)
    .addFlag(terms.open)
    .addFlag(terms.anyway)
    .addFlag(terms.anew)
    .addFlag(terms.dryRun)
    .addFlag(options.json)
    .setAction(() => import("../actions/season-open.ts"))
    .build(),
  task(["idol:season", "list"], "Lists the seasons: phases, prizes, pots, claims")
    .addOption(options.reward)
    .addFlag(options.json)
    .setAction(() => import("../actions/season-list.ts"))
    .build(),
  task(["idol:season", "fund"], "Puts money into a season's pot; anyone may")
    .addOption(options.season)
    .addOption({ ...text, name: "amount", description: "Required. In whole coins of the season's currency" })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(terms.anew)
    .addFlag(options.json)
    .setAction(() => import("../actions/season-fund.ts"))
    .build(),
  task(
    ["idol:season", "close-out"],
    "Takes back what nobody won, as the season's organiser, when all is final",
  )
    .addOption(needed({ ...options.season, description: "The season's number" }))
    .addOption({ ...text, name: "to", description: "Who is paid (default: the sender)" })
    .addFlag({
      name: "relay",
      description:
        "Send it for the organiser, as anyone: whom the organiser named is paid, or else the organiser",
    })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(options.json)
    .setAction(() => import("../actions/season-close-out.ts"))
    .build(),
  task(["idol:season", "receiver"], "Names who is paid where others close a season out, as its organiser")
    .addOption(needed({ ...options.season, description: "The season's number" }))
    .addOption({
      ...text,
      name: "to",
      description: "Required. The receiver's address; the zero address for the organiser's own",
    })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(options.json)
    .setAction(() => import("../actions/season-receiver.ts"))
    .build(),
  task(["idol:season", "promote"], "Gives prizes of the pot to claims that wait, in their order; anyone may")
    .addOption(needed({ ...options.season, description: "The season's number" }))
    .addOption(options.reward)
    .addOption(options.from)
    .addFlag(options.json)
    .setAction(() => import("../actions/season-promote.ts"))
    .build(),
  task("idol:owner", "Hands the reward contract over, takes it over, or names a guardian, as its owner")
    .addOption({ ...text, name: "to", description: "The next owner, who then accepts: a Safe, say" })
    .addFlag({ name: "accept", description: "As the one who was named, takes it over" })
    .addOption({ ...text, name: "guardian", description: "Who may pause claims; `nobody` for none" })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(options.json)
    .setAction(() => import("../actions/owner.ts"))
    .build(),
  task("idol:pause", "Pauses a season's claims, as the guardian; withdrawals go on")
    .addOption(options.season)
    .addFlag({ name: "off", description: "Lets claims go on" })
    .addFlag({
      name: "end",
      description:
        "Asks for the end of a paused season's claims: it ends when guardian and organiser both did",
    })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(options.json)
    .setAction(() => import("../actions/pause.ts"))
    .build(),
  task(
    "idol:status",
    "Shows the seasons: pots, claims, time left, whether judge and verifier are what they were",
  )
    .addOption({ ...options.season, description: "One season, with its leaderboard (default: all)" })
    .addOption({ ...text, name: "singer", description: "Shows the words that a season asks of this singer" })
    .addOption({
      name: "first",
      description: "Places of the leaderboard to leave out, best first",
      defaultValue: "0",
    })
    .addOption({ name: "count", description: "Places of the leaderboard to show", defaultValue: "20" })
    .addOption({
      ...text,
      name: "index",
      description:
        "An index's URL to ask for the leaderboard (default: IDOL_INDEX_URL; else the chain itself)",
    })
    .addOption(options.reward)
    .addFlag(options.json)
    .setAction(() => import("../actions/status.ts"))
    .build(),
  task("idol:allowlist", "Makes an allowlist's Merkle root and proofs from a CSV of addresses")
    .addOption({
      name: "csv",
      description: "Required. A CSV: one address a row, or a column headed address",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "out",
      description: "A file to write that proves every address's admission: give it to the singers",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({ ...text, name: "for", description: "Shows the Merkle proof of this address" })
    .addFlag(options.json)
    .setAction(() => import("../actions/allowlist.ts"))
    .build(),
];
