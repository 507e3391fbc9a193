import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where what can be made again is kept: `IDOL_CACHE_DIR`, else `idol` in the user's cache. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.IDOL_CACHE_DIR || join(userCache(env), "idol");
}

/** `XDG_CACHE_HOME`, by default `~/.cache`; the XDG specification has relative paths ignored. */
export function userCache({ XDG_CACHE_HOME: xdg }: NodeJS.ProcessEnv = process.env): string {
  return xdg && isAbsolute(xdg) ? xdg : join(homedir(), ".cache");
}
