import { type Entry, STANDINGS } from "../claims/leaderboard.ts";
import type { IIdolReward } from "../contracts/contracts.ts";
import { ContestError } from "../errors.ts";

/** The block up to which an index has read. */
export interface IndexBlock {
  number: number;
  timestamp: number;
}

/** An index may be as old as this, by blocks or by seconds of the chain. */
const MAX_BLOCKS_BEHIND = 5;
const MAX_SECONDS_BEHIND = 60;

/** Sees that an index is of the chain's present, and of this branch of it. @throws INDEX_BEHIND, INDEX_DISAGREES */
export async function checkBlock(reward: IIdolReward, block: IndexBlock | undefined): Promise<IndexBlock> {
  const provider = reward.runner!.provider!;
  if (block === undefined) throw behind("The index has not read anything yet.");
  const [head, same] = await Promise.all([provider.getBlock("latest"), provider.getBlock(block.number)]);
  const blocks = Number(head!.number) - block.number;
  const seconds = head!.timestamp - block.timestamp;
  if (blocks > MAX_BLOCKS_BEHIND && seconds > MAX_SECONDS_BEHIND) {
    throw behind(`The index is ${blocks} blocks and ${seconds} s behind the chain.`);
  }
  if (same?.timestamp !== block.timestamp) {
    throw disagrees(`The index is at a block ${block.number} that this node's chain does not have.`);
  }
  return block;
}

/** Compares an index's counts and a few of its entries, drawn at random, with the contract's at the index's block. Returns what the contract says of them. */
export async function checkEntries(
  reward: IIdolReward,
  season: bigint,
  block: IndexBlock,
  entries: readonly Omit<Entry, "standing">[],
): Promise<Entry["standing"] | undefined> {
  const drawn = draw(entries);
  const read = await Promise.all(
    drawn.map(({ row }) => reward.leaderboard(season, row, 1n, { blockTag: block.number })),
  );
  for (const [index, [page]] of read.entries()) {
    const said = drawn[index]!;
    const [found] = page;
    if (
      found === undefined ||
      found.singer !== said.singer ||
      found.score !== said.score ||
      found.claimedAt !== said.claimedAt
    ) {
      throw disagrees(
        `The index has another claim of season ${season} in row ${said.row} than the contract.`,
      );
    }
  }
  const standing = read[0]?.[0][0]?.standing;
  return standing === undefined ? undefined : STANDINGS[Number(standing)];
}

/** Sees that claims which an index calls rejected were. @throws INDEX_DISAGREES */
export async function checkRejected(
  reward: IIdolReward,
  season: bigint,
  block: IndexBlock,
  rows: readonly number[],
): Promise<void> {
  const at = { blockTag: block.number };
  const read = await Promise.all(rows.map((row) => reward.leaderboard(season, BigInt(row), 1n, at)));
  const stands = read.findIndex(([page]) => page.length > 0);
  if (stands === -1) return;
  throw disagrees(
    `The index calls a claim of season ${season} rejected, in row ${rows[stands]}, that stands.`,
  );
}

/** The first, which matters most, and up to three others. */
function draw<T>(entries: readonly T[]): T[] {
  if (entries.length <= 4) return [...entries];
  const others = new Set<number>();
  while (others.size < 3) others.add(1 + Math.floor(Math.random() * (entries.length - 1)));
  return [entries[0]!, ...[...others].map((index) => entries[index]!)];
}

export function disagrees(what: string): ContestError {
  return new ContestError(
    "INDEX_DISAGREES",
    what,
    "Tell whoever runs it; until then the chain is read itself, which takes longer.",
  );
}

function behind(what: string): ContestError {
  return new ContestError(
    "INDEX_BEHIND",
    what,
    "Wait for it; until then the chain is read itself, which takes longer.",
  );
}
