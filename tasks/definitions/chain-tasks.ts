import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { needed } from "./examples.ts";
import * as options from "./options.ts";
import * as terms from "./season-options.ts";

const text = { type: ArgumentType.STRING_WITHOUT_DEFAULT, defaultValue: undefined } as const;

/** Tasks that deploy, pay and are paid. */
export const chainTasks = [
  task("idol:deploy", "Deploys verifier and reward contract, opens the first season and funds it")
    .addOption(options.judge)
    .addOption({
      name: "only",
      description: "`verifier` to deploy that alone",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "prize",
      description: "What each winner is paid, in whole coins of the currency (default: 0.01)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "pot",
      description: "What the first season is funded with, in whole coins of the currency (default: 0.1)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
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
      name: "guardian",
      description: "Who may pause claims, not the owner (default: nobody)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag(terms.phrase)
    .addFlag(terms.noBadge)
    .addFlag(terms.open)
    .addFlag(terms.anyway)
    .addFlag(terms.dryRun)
    .addOption({
      ...text,
      name: "safe",
      description: "Refused: a batch makes no contracts. Deploy with a key, then hand over with idol:owner",
    })
    .addFlag({ name: "verify", description: "Submits the sources to Etherscan, Blockscout and Sourcify" })
    .addFlag(options.json)
    .setAction(() => import("../actions/deploy.ts"))
    .build(),
  task("idol:claim", "Claims a season's prize with a proof")
    .addOption(needed(options.proof))
    .addOption(options.allowlist)
    .addOption(options.from)
    .addFlag({ name: "relay", description: "Send it for the singer in the proof, who is paid all the same" })
    .addFlag({
      name: "sign",
      description:
        "As the singer, only sign it: in an audited season others may send a claim that was signed",
    })
    .addOption({ ...text, name: "deadline", description: "With --relay: what the singer's --sign printed" })
    .addOption({ ...text, name: "signature", description: "With --relay: what the singer's --sign printed" })
    .addFlag(options.json)
    .setAction(() => import("../actions/claim.ts"))
    .build(),
  task("idol:claim-batch", "Claims for the singers of a folder's proofs, several in one transaction")
    .addOption({
      name: "proofs",
      description:
        "Required. The folder of proofs with their sidecars; what a singer signed lies beside its proof as NAME.signed.json",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption(options.allowlist)
    .addOption(options.from)
    .addFlag(options.json)
    .setAction(() => import("../actions/claim-batch.ts"))
    .build(),
  task("idol:refuse-payment", "As a singer that is a contract, refuses to be paid by whoever sends it")
    .addFlag({ name: "off", description: "Allows it again" })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(options.json)
    .setAction(() => import("../actions/refuse-payment.ts"))
    .build(),
  task("idol:withdraw", "Takes a won prize out")
    .addOption({
      name: "for",
      description: "Pay this singer, at the singer's own address (default: the first signer)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "to",
      description: "Where the sender's own prize is sent to (default: the singer's address)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption(options.reward)
    .addOption({ ...options.season, description: "The season (default: every one that owes something)" })
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(options.json)
    .setAction(() => import("../actions/withdraw.ts"))
    .build(),
  task("idol:demo", "Everything once: a real clip, a real proof, a thief refused, the singer paid")
    .addOption({ ...options.audio, description: "Your own recording (default: the sample's)" })
    .addFlag({ name: "full", description: "Then a season in an ERC-20 with badges and an audit" })
    .addFlag(options.json)
    .setAction(() => import("../actions/demo.ts"))
    .build(),
];
