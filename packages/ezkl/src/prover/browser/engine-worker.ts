import type { LoadedEngine } from "../wasm/engine-session.ts";
import { loadThreaded } from "../wasm/load-threaded.ts";
import type { WatchedThreadStart } from "../wasm/pool-thread.ts";
import type { EngineMessage, EngineStart } from "../wasm/protocol.ts";
import { serveWorker } from "../wasm/serve-worker.ts";

const answer = serveWorker((reply) => postMessage(reply), load);
globalThis.onmessage = ({ data }: MessageEvent<EngineMessage>) => void answer(data);

async function load({ module, threads, artefacts, alarm }: EngineStart): Promise<LoadedEngine> {
  return loadThreaded({ module: module!, threads, srs: artefacts.srs.length }, (start) =>
    startPoolThread({ ...start, alarm }),
  );
}

function startPoolThread(start: WatchedThreadStart): Promise<Worker> {
  const thread = new Worker(new URL("./pool-thread.ts", import.meta.url), { type: "module" });
  return new Promise((ready, failed) => {
    thread.onmessage = () => ready(thread);
    thread.onerror = ({ message }) =>
      failed(new TypeError(message || "a thread's script could not be loaded"));
    thread.postMessage(start);
  });
}
