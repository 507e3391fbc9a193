import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where what can be made again is kept: `IDOL_CACHE_DIR`, else `idol` in `XDG_CACHE_HOME` (by default `~/.cache`). */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.IDOL_CACHE_DIR) return env.IDOL_CACHE_DIR;
  const { XDG_CACHE_HOME: xdg } = env;
  // The XDG specification has relative paths ignored.
  return join(xdg && isAbsolute(xdg) ? xdg : join(homedir(), ".cache"), "idol");
}
