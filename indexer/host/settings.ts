import { IndexError } from "./errors.ts";

/** What an index is told by its environment. */
export interface Settings {
  chainId: number;
  /** The node's URL. */
  node: string;
  reward: `0x${string}`;
  /** The block of the reward contract's deployment. */
  fromBlock: number;
  /** Postgres where `DATABASE_URL` names one, else a folder of this machine's (PGlite). */
  database: { url: string } | { folder: string };
  pollingMilliseconds: number;
  /** Whether what the node said is kept for the next index from nothing; development chains start anew under the same number. */
  cached: boolean;
}

const DEVELOPMENT_CHAINS = ["31337", "1337"];

/** Reads `IDOL_INDEX_…` and `DATABASE_URL`. @throws IndexError SETTING_INVALID */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const chainId = setting("CHAIN_ID", /^[1-9]\d{0,14}$/, "the chain's number");
  const databaseUrl = environment.DATABASE_URL;
  return {
    chainId: Number(chainId),
    node: setting("NODE", /^(https?|wss?):\/\//, "the node's URL"),
    reward: setting("REWARD", /^0x[0-9a-fA-F]{40}$/, "the reward contract's address") as `0x${string}`,
    fromBlock: Number(
      setting("FROM_BLOCK", /^\d{1,15}$/, "the block of the reward contract's deployment", "0"),
    ),
    database:
      databaseUrl === undefined || databaseUrl === ""
        ? { folder: setting("FOLDER", /./, "a folder, where DATABASE_URL names no Postgres") }
        : { url: databaseUrl },
    pollingMilliseconds: Number(
      setting(
        "POLLING_MS",
        /^[1-9]\d{2,6}$/,
        "milliseconds between two looks at the chain, 100 at least",
        "1000",
      ),
    ),
    cached: !DEVELOPMENT_CHAINS.includes(chainId),
  };

  function setting(name: string, pattern: RegExp, what: string, ifMissing?: string): string {
    const value = environment[`IDOL_INDEX_${name}`] ?? ifMissing;
    if (value !== undefined && pattern.test(value)) return value;
    throw new IndexError(
      "SETTING_INVALID",
      `IDOL_INDEX_${name} is ${value === undefined ? "missing" : `"${value}"`}.`,
      `Set it to ${what}.`,
    );
  }
}
