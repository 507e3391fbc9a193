import type { ContestReads } from "@idol/client";
import type { MockContest } from "./contest.ts";

/** Everything that reads say of some seasons, and of some singers. */
export async function everything(
  reads: ContestReads,
  seasons: readonly bigint[],
  singers: readonly string[],
) {
  const boards = [];
  for (const season of seasons) {
    const board = await reads.board(season);
    const entries = await board.page(0, board.total);
    const places = await Promise.all(singers.map((singer) => board.placeOf(singer)));
    boards.push({ total: board.total, entries, beyond: await board.page(board.total, 10), places });
  }
  const histories = await Promise.all(singers.map((singer) => reads.historyOf(singer)));
  const ids = seasons.flatMap((season) => singers.map((singer) => ({ season, singer })));
  const transactions = await Promise.all(ids.map((id) => reads.transactionsOf(id)));
  return { boards, histories, transactions };
}

/** Waits until an index has read the chain's newest block. */
export async function caughtUp(url: string, { provider }: MockContest, milliseconds = 60_000): Promise<void> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const head = (await provider.getBlock("latest"))!;
    const status = await fetch(`${url}/status`).then(
      (answer) => answer.json() as Promise<{ contest?: { block: { number: number; timestamp: number } } }>,
      () => ({ contest: undefined }),
    );
    const block = status.contest?.block;
    if (block?.number === head.number && block.timestamp === head.timestamp) return;
    if (Date.now() > until) throw new Error(`the index is at ${JSON.stringify(block)}, not ${head.number}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
