import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { needed } from "./examples.ts";
import * as options from "./options.ts";

const text = { type: ArgumentType.STRING_WITHOUT_DEFAULT, defaultValue: undefined } as const;
const file = { type: ArgumentType.FILE_WITHOUT_DEFAULT, defaultValue: undefined } as const;

const ipfsGateway = {
  ...text,
  name: "ipfsGateway",
  description: "Through which ipfs is fetched, as https://ipfs.io",
} as const;
const allowLoopback = { name: "allowLoopback", description: "Fetches from this machine too" } as const;

/** What follows a claim: the recording revealed, audited, rejected; and the badge. */
export const auditTasks = [
  task("idol:reveal", "Reveals where the recording of a claim is, after the season has closed")
    .addOption(needed({ ...options.season, description: "The season's number" }))
    .addOption({
      ...text,
      name: "uri",
      description: "Required. Where the file that was proved can be downloaded: https or ipfs",
    })
    .addOption({
      name: "proof",
      description: "The proof that was claimed with; the sidecar beside it opens the claim's commitment",
      type: ArgumentType.FILE,
      defaultValue: "proof.json",
    })
    .addFlag({ name: "sign", description: "Only signs it, for somebody else to send" })
    .addOption({ ...text, name: "for", description: "Sends it for this singer, who signed it" })
    .addOption({ ...text, name: "opening", description: "What the singer's --sign printed" })
    .addOption({ ...text, name: "deadline", description: "What the singer's --sign printed" })
    .addOption({ ...text, name: "signature", description: "What the singer's --sign printed" })
    .addOption(ipfsGateway)
    .addFlag(allowLoopback)
    .addFlag({
      name: "unchecked",
      description: "Does not fetch the recording first to see that it is the claim's",
    })
    .addOption(options.reward)
    .addOption(options.from)
    .addFlag(options.json)
    .setAction(() => import("../actions/reveal.ts"))
    .build(),
  task(
    "idol:audit",
    "Checks a claim's recording, or a season's: its hash, its form, and its score by the judge",
  )
    .addOption({
      ...options.claim,
      description: `Required, unless --season is given. ${options.claim.description}`,
    })
    .addOption({ ...text, name: "season", description: "A season, of which every claim is audited" })
    .addOption({
      ...file,
      name: "out",
      description:
        "For a season: the file of JSON lines to write and to go on from (default: season-N.audit.jsonl)",
    })
    .addOption({
      ...text,
      name: "shard",
      description: "For a season: i/n, the claims of the i-th of n jobs",
    })
    .addOption({
      ...file,
      name: "merge",
      description:
        "For a season: audits nothing, and puts the jobs' files of this folder together into --out",
    })
    .addOption({ ...text, name: "sample", description: "For a season: how many claims are drawn by lot" })
    .addOption({
      ...text,
      name: "seed",
      description: "What the lots are drawn by: the hash of a block that was named before it was mined",
    })
    .addOption({
      ...file,
      name: "recording",
      description: "The recording's file (default: fetched from where the singer revealed it)",
    })
    .addOption(ipfsGateway)
    .addFlag(allowLoopback)
    .addOption({
      ...file,
      name: "playTo",
      description: "A WAV to write with the stretch that was judged, to listen to; for a season a folder",
    })
    .addOption(options.reward)
    .addFlag(options.json)
    .setAction(() => import("../actions/audit.ts"))
    .build(),
  task("idol:reject", "Rejects a claim, as the season's auditor: prize and bond go to the pot")
    .addOption(needed(options.claim))
    .addOption({
      ...text,
      name: "reason",
      description: "Required. not-revealed, not-what-was-proved, no-voice or copy",
    })
    .addOption({ ...text, name: "original", description: "For a copy: whose earlier claim it copies" })
    .addOption(options.reward)
    .addOption(options.from)
    .addOption(options.safe)
    .addFlag(options.json)
    .setAction(() => import("../actions/reject.ts"))
    .build(),
  task("idol:badge", "Shows the badge of a claim as wallets read it")
    .addOption(needed(options.claim))
    .addOption({ ...file, name: "out", description: "An SVG file to write with its picture" })
    .addOption(options.reward)
    .addFlag(options.json)
    .setAction(() => import("../actions/badge.ts"))
    .build(),
];
