import { runPoolThread, type WatchedThreadStart } from "../wasm/pool-thread.ts";

globalThis.onmessage = ({ data }: MessageEvent<WatchedThreadStart>) =>
  runPoolThread(data, () => postMessage("ready"));
