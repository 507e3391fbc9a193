import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";

/** The environment of a worker thread: where this process keeps compiled code, its threads do, too, which they would not by themselves. */
export function workerEnv(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  // It is told with the folder of Node's version in it.
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}
