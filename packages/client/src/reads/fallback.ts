import { ContestError, type ContestErrorCode } from "../errors.ts";
import type { Board, ContestReads, Source } from "./reads.ts";

/** Why an index was not believed. */
const DOUBTS: readonly ContestErrorCode[] = ["INDEX_UNREACHABLE", "INDEX_BEHIND", "INDEX_DISAGREES"];
/** An index that is in the middle of a block, or of a reorganisation, fits again a moment later. */
const TRIES = 4;
const PAUSE_MILLISECONDS = 300;

/** Asks an index first and the chain where that fails, is behind or disagrees; `onDoubt` is told why, each time. */
export function withFallback(
  index: ContestReads,
  chain: ContestReads,
  onDoubt: (why: ContestError) => void,
): ContestReads {
  const ask = async <T>(
    ofIndex: () => Promise<T>,
    ofChain: (doubt: ContestError) => Promise<T>,
  ): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await ofIndex();
      } catch (thrown) {
        if (!(thrown instanceof ContestError) || !DOUBTS.includes(thrown.code)) throw thrown;
        if (thrown.code !== "INDEX_DISAGREES" || tries === TRIES) {
          onDoubt(thrown);
          return await ofChain(thrown);
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
      }
    }
  };
  const chainBoard = async (season: bigint, doubt: ContestError): Promise<Board> => {
    const source: Source = { kind: "chain", doubt };
    return { ...(await chain.board(season)), source };
  };
  return {
    async board(season) {
      let board = await ask(
        () => index.board(season),
        (doubt) => chainBoard(season, doubt),
      );
      const either = <T>(read: (of: Board) => Promise<T>): Promise<T> =>
        ask(
          () => read(board),
          async (doubt) => {
            board = await chainBoard(season, doubt);
            return await read(board);
          },
        );
      return {
        get source() {
          return board.source;
        },
        get total() {
          return board.total;
        },
        page: (from, count) => either((of) => of.page(from, count)),
        placeOf: (singer) => either((of) => of.placeOf(singer)),
      };
    },
    historyOf: (singer) =>
      ask(
        () => index.historyOf(singer),
        () => chain.historyOf(singer),
      ),
    transactionsOf: (claim) =>
      ask(
        () => index.transactionsOf(claim),
        () => chain.transactionsOf(claim),
      ),
  };
}
