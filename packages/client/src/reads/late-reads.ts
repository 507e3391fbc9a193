import { keepResult } from "@idol/ezkl/keep-result";
import { ContestError } from "../errors.ts";
import type { ContestReads } from "./reads.ts";

/**
 * Reads whose code is loaded with the first question; a load that fails is tried again at the next one.
 *
 * @throws INDEX_UNREACHABLE where the code does not come
 */
export function lateReads(open: () => Promise<ContestReads>): ContestReads {
  const reads = keepResult(() => open().catch(unreachable));
  return {
    board: async (season) => (await reads()).board(season),
    historyOf: async (singer) => (await reads()).historyOf(singer),
    transactionsOf: async (claim) => (await reads()).transactionsOf(claim),
  };
}

function unreachable(cause: unknown): never {
  throw new ContestError(
    "INDEX_UNREACHABLE",
    "The code that asks the index could not be loaded.",
    "Check the connection; until then the chain is read itself, which takes longer.",
    { cause },
  );
}
