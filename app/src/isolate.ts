import { tabSetting } from "./store/settings.ts";

const tried = tabSetting("idol-isolation-tried");
/** A host whose service worker does not start must not keep the page waiting. */
const PATIENCE_MILLISECONDS = 2500;

/**
 * Sees to it that the page may share memory between its workers. Where the host's headers do not allow it, a service worker adds them to
 * everything that the page loads from then on, which takes one reload. Where that is not possible either, the page goes on as it is, and
 * proves on one thread.
 *
 * @returns false if the page is about to be loaded anew
 */
export async function isolate(): Promise<boolean> {
  if (globalThis.crossOriginIsolated || !("serviceWorker" in navigator)) return true;
  if (tried.get() !== undefined) return true;
  tried.set("yes");
  // What cannot be remembered would be tried for ever.
  if (tried.get() === undefined) return true;
  try {
    await navigator.serviceWorker.register(new URL("isolate-worker.js", document.baseURI));
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MILLISECONDS));
    await Promise.race([navigator.serviceWorker.ready, late]);
  } catch {
    return true;
  }
  location.reload();
  return false;
}
