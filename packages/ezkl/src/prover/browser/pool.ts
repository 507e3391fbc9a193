import type { Alarm } from "./protocol.ts";

/** The browser's own, also once `watchPool` has put another in its place. */
const { Worker } = globalThis;

/**
 * Has every thread of the engine's pool report its death. A panic in one would leave this worker waiting for it for ever, blocked, so
 * that no event of the thread's could reach it; a channel reaches the page past it.
 */
export function watchPool(alarm: string): void {
  class WatchedThread {
    constructor(script: string | URL) {
      const thread = new Worker(new URL("./pool-thread.ts", import.meta.url), { type: "module" });
      thread.postMessage({ script: new URL(script, import.meta.url).href, alarm } satisfies PoolThreadStart);
      // biome-ignore lint/correctness/noConstructorReturn: the engine gets the browser's own worker, started by another script
      return thread;
    }
  }
  Object.assign(globalThis, { Worker: WatchedThread });
}

/** What a thread of the pool is told first. */
export interface PoolThreadStart {
  /** The engine's own script for the thread. */
  script: string;
  alarm: string;
}

/** What a thread of the pool tells before it dies. */
export function raiseAlarm(alarm: string, message: string): void {
  const channel = new BroadcastChannel(alarm);
  channel.postMessage({ message } satisfies Alarm);
  channel.close();
}
