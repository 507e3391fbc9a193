import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { needed } from "./examples.ts";
import * as options from "./options.ts";

const bindingOptions = {
  recordingHash: {
    name: "recordingHash",
    description:
      "`auto` to bind the recording too, as an audited season asks (default: the season's terms tell)",
    type: ArgumentType.STRING_WITHOUT_DEFAULT,
    defaultValue: undefined,
  },
  chainId: {
    name: "chainId",
    description: "The chain's id (default: the network's)",
    type: ArgumentType.STRING_WITHOUT_DEFAULT,
    defaultValue: undefined,
  },
  terms: {
    name: "terms",
    description:
      "The hash of the season's terms, as idol:status shows it; with account, reward, season and chain id too, no node is " +
      "asked (default: the network's)",
    type: ArgumentType.STRING_WITHOUT_DEFAULT,
    defaultValue: undefined,
  },
} as const;

/** Tasks from a recording to a proof, and back from a proof to what it says. */
export const proofTasks = [
  task("idol:witness", "Computes the witness of a recording's score, without a proof")
    .addOption(needed(options.audio))
    .addOption(options.judge)
    .addOption(options.account)
    .addOption({
      name: "out",
      description: "The file to write",
      type: ArgumentType.FILE,
      defaultValue: "witness.json",
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/witness.ts"))
    .build(),
  task("idol:mock", "Checks a recording's witness against every constraint, without a proof (needs Python 3)")
    .addOption(needed(options.audio))
    .addOption(options.judge)
    .addFlag(options.json)
    .setAction(() => import("../actions/mock.ts"))
    .build(),
  task(
    "idol:prove",
    "Proves a recording's score, or a folder's, bound to an account, a chain, a reward contract and a season",
  )
    .addOption(needed({ ...options.audio, description: `${options.audio.description}; or a folder of them` }))
    .addFlag(options.recursive)
    .addOption(options.judge)
    .addOption(options.account)
    .addOption(options.reward)
    .addOption(options.season)
    .addOption(bindingOptions.chainId)
    .addOption(bindingOptions.terms)
    .addOption(bindingOptions.recordingHash)
    .addOption({
      name: "out",
      description:
        "The proof to write; its sidecar gets the same name with .binding.json. For a folder of recordings the folder to " +
        "write to (default: proof.json, or the folder proofs)",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption(options.backend)
    .addOption({
      name: "threads",
      description:
        "Threads of a proof (default: one for each core; for a folder twice each worker's share of them)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "workers",
      description: "For a folder: how many proofs are made at once (default: one for each core)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag(options.json)
    .setAction(() => import("../actions/prove.ts"))
    .build(),
  task("idol:verify", "Verifies a proof off chain, with the judge's verifying key")
    .addOption(needed(options.proof))
    .addOption(options.sidecarsJudge)
    .addFlag(options.json)
    .setAction(() => import("../actions/verify.ts"))
    .build(),
  task("idol:verify-evm", "Verifies a proof by a call of a deployed verifier")
    .addOption(needed(options.proof))
    .addOption({
      name: "verifier",
      description: "The verifier's address (default: the network's deployment)",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption(options.sidecarsJudge)
    .addFlag(options.json)
    .setAction(() => import("../actions/verify-evm.ts"))
    .build(),
];
