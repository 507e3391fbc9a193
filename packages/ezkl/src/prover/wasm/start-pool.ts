/** What the engine tells each new thread of its pool. */
export interface PoolThreadStart {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  receiver: number;
}

/** Starts a thread; fulfilled once it has loaded the engine, with what keeps it alive. */
export type StartThread = (start: PoolThreadStart) => Promise<unknown>;

/** The part of the threaded build that makes its pool. */
export interface PoolEngine {
  initThreadPool(threads: number): Promise<unknown>;
}

/** Firefox collects workers that share memory when nothing refers to them (Mozilla's bug 1702191). */
const kept: unknown[] = [];

/**
 * Starts the engine's pool on threads of ours, for the engine's package as published cannot start its own: it takes a function
 * (`import.meta.resolve`) for the base of its script's URL, and that script imports a folder. So while it asks for threads, which it
 * does at once, `URL` takes anything and `Worker` only notes what it is told.
 * @throws TypeError where the engine asks for its threads in another way
 */
export async function startPool(
  engine: PoolEngine,
  threads: number,
  startThread: StartThread,
): Promise<void> {
  const asked: { start: PoolThreadStart; ready: () => void }[] = [];
  class NotedThread {
    #start: PoolThreadStart | undefined;

    postMessage(start: PoolThreadStart): void {
      this.#start = start;
    }

    addEventListener(_type: "message", ready: () => void): void {
      if (this.#start !== undefined) asked.push({ start: this.#start, ready });
    }
  }
  const pool = withGlobals({ URL: class {}, Worker: NotedThread }, () => engine.initThreadPool(threads));
  if (asked.length !== threads) {
    pool.catch(() => {});
    throw new TypeError(
      `The engine asked for ${asked.length} threads in the way that we know, not ${threads}.`,
    );
  }
  const started = asked.map(async ({ start, ready }) => {
    kept.push(await startThread(start));
    ready();
  });
  await Promise.all([pool, ...started]);
}

function withGlobals<T>(replaced: Record<string, unknown>, work: () => T): T {
  const { URL, Worker } = globalThis;
  Object.assign(globalThis, replaced);
  try {
    return work();
  } finally {
    Object.assign(globalThis, { URL, Worker });
  }
}
