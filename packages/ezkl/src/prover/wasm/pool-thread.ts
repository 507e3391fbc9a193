import { initSync, wbg_rayon_start_worker } from "@ezkljs/engine/web/ezkl.js";
import { ensureError } from "../../errors.ts";
import { captureConsole } from "./capture-console.ts";
import { raiseAlarm } from "./pool-alarm.ts";
import type { PoolThreadStart } from "./start-pool.ts";

/** What a thread of the pool is given. */
export interface WatchedThreadStart extends PoolThreadStart {
  /** Name of the channel on which its death is told. */
  alarm: string;
}

/**
 * One thread of the engine's pool; blocks for as long as the pool lives.
 * @param ready - called when it has loaded the engine
 */
export function runPoolThread({ module, memory, receiver, alarm }: WatchedThreadStart, ready: () => void) {
  const said = captureConsole();
  try {
    initSync(module, memory);
    ready();
    wbg_rayon_start_worker(receiver);
  } catch (thrown) {
    raiseAlarm(alarm, { message: ensureError(thrown).message, said: said() });
  }
}
