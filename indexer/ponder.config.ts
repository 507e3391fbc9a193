import { REWARD_EVENTS } from "@idol/client/events";
import { createConfig } from "ponder";
import { parseAbi } from "viem";
import { endWithStarter } from "./host/end-with-starter.ts";
import { readSettings } from "./host/settings.ts";

const { chainId, node, reward, fromBlock, database, pollingMilliseconds, cached } = readSettings(process.env);

endWithStarter(process.env);

// PGlite 0.2.13 tells its Postgres this path, and of some paths Postgres dies while it makes its files ("table index is out of bounds").
process.argv[1] = "ponder";

export default createConfig({
  ordering: "omnichain",
  database:
    "url" in database
      ? { kind: "postgres", connectionString: database.url }
      : { kind: "pglite", directory: database.folder },
  chains: {
    contest: { id: chainId, rpc: node, pollingInterval: pollingMilliseconds, disableCache: !cached },
  },
  contracts: {
    Reward: { chain: "contest", abi: parseAbi(REWARD_EVENTS), address: reward, startBlock: fromBlock },
  },
});
