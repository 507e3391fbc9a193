import { parentPort, workerData } from "node:worker_threads";
import { runPoolThread, type WatchedThreadStart } from "../wasm/pool-thread.ts";

runPoolThread(workerData as WatchedThreadStart, () => parentPort!.postMessage("ready"));
