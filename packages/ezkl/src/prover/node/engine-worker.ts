import { once } from "node:events";
import { parentPort, Worker } from "node:worker_threads";
import type { LoadedEngine } from "../wasm/engine-session.ts";
import type { WatchedThreadStart } from "../wasm/pool-thread.ts";
import type { EngineMessage, EngineStart } from "../wasm/protocol.ts";
import { serveWorker } from "../wasm/serve-worker.ts";
import { loadSingleThreaded } from "./single-threaded.ts";
import { workerEnv } from "./worker-env.ts";

const port = parentPort!;
const answer = serveWorker((reply) => port.postMessage(reply), load);
port.on("message", (message: EngineMessage) => void answer(message));

async function load({ module, threads, artefacts, alarm }: EngineStart): Promise<LoadedEngine> {
  if (module === undefined) return loadSingleThreaded();
  // Only here, so that what is amiss in one build leaves the other whole.
  const { loadThreaded } = await import("../wasm/load-threaded.ts");
  return loadThreaded({ module, threads, srs: artefacts.srs.length }, (start) =>
    startPoolThread({ ...start, alarm }),
  );
}

async function startPoolThread(workerData: WatchedThreadStart): Promise<Worker> {
  const thread = new Worker(new URL("./pool-thread.ts", import.meta.url), {
    workerData,
    env: workerEnv(),
    execArgv: [],
    name: "ezkl-engine-pool",
    stdout: true,
    stderr: true,
  });
  // It tells its death on the alarm channel; without a listener that would end this thread as well.
  thread.on("error", () => {});
  await once(thread, "message");
  return thread;
}
