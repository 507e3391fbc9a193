import { ArgumentType } from "hardhat/types/arguments";

/** Options that several tasks share, described once. */

export const judge = {
  name: "judge",
  description: "The judge: a folder of ml/judges",
  defaultValue: "idol",
} as const;

export const sidecarsJudge = {
  name: "judge",
  description: "The judge: a folder of ml/judges (default: the one that the sidecar names)",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const audio = {
  name: "audio",
  description: "A recording: WAV or AIFF, any rate, any number of channels",
  type: ArgumentType.FILE_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const proof = {
  name: "proof",
  description: "The proof that idol:prove wrote; its sidecar must be beside it",
  type: ArgumentType.FILE_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const account = {
  name: "account",
  description: "The address that is paid (default: the network's first signer)",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const reward = {
  name: "reward",
  description: "The reward contract's address (default: the network's deployment)",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const season = {
  name: "season",
  description: "The season's number (default: the only open one)",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const backend = {
  name: "backend",
  description: "Who proves: wasm (npm's engine), native (EZKL for Python) or auto",
  defaultValue: "auto",
} as const;

export const from = {
  name: "from",
  description: "Who sends: one of the network's accounts (default: the first)",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const recursive = {
  name: "recursive",
  description: "For a folder: the folders below it too",
} as const;

export const claim = {
  name: "claim",
  description: "The claim: the season's number and the singer's address, as 1:0xf39F…",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const allowlist = {
  name: "allowlist",
  description: "The admitted addresses: a CSV, or what idol:allowlist wrote",
  type: ArgumentType.FILE_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const safe = {
  name: "safe",
  description:
    "Sends nothing, and writes a batch for the Safe that --from names: import it in its Transaction Builder",
  type: ArgumentType.FILE_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

export const json = { name: "json", description: "Print the result as JSON" } as const;
