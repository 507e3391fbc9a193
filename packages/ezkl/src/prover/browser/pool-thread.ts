import { ensureError } from "../../errors.ts";
import { captureConsole } from "../wasm/node-silence.ts";
import { type PoolThreadStart, raiseAlarm } from "./pool.ts";

/** One thread of the engine's pool: runs the engine's own script, and tells the page when it dies. */
const said = captureConsole();
const early: MessageEvent[] = [];

globalThis.onmessage = async ({ data }: MessageEvent<PoolThreadStart>) => {
  // The engine's script takes over `onmessage`; what comes before it does is kept for it.
  const keep = (event: MessageEvent) => early.push(event);
  globalThis.onmessage = keep;
  const { script, alarm } = data;
  const dies = (thrown: unknown) => raiseAlarm(alarm, `${ensureError(thrown).message} ${said()}`.trim());
  addEventListener("error", (event) => dies(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => dies(event.reason));
  try {
    await import(/* @vite-ignore */ script);
  } catch (thrown) {
    dies(thrown);
    return;
  }
  for (const event of early) globalThis.onmessage?.call(self, event);
};
