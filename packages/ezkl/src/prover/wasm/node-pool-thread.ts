import { BroadcastChannel, parentPort, workerData } from "node:worker_threads";
import { ensureError } from "../../errors.ts";
import { captureConsole } from "./node-silence.ts";

/** One thread of the engine's pool: gives the engine's browser script the three globals that it uses. */
const { script, alarm } = workerData as { script: string; alarm: string };
const port = parentPort!;
const said = captureConsole();
const scope = {
  onmessage: null as ((event: { data: unknown }) => Promise<void>) | null,
  postMessage: (message: unknown) => port.postMessage(message),
};
Object.assign(globalThis, scope);

try {
  await import(script);
} catch (thrown) {
  raise(thrown);
}
port.on("message", (data: unknown) => {
  const { onmessage } = globalThis as unknown as typeof scope;
  onmessage?.({ data }).catch(raise);
});

function raise(thrown: unknown): void {
  const channel = new BroadcastChannel(alarm);
  channel.postMessage({ message: ensureError(thrown).message, said: said() });
  channel.close();
}
