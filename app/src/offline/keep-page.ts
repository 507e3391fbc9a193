/** Has the service worker keep the page's own files, so that it opens without a connection; after everything else, and not where the visitor saves data. */
export async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData === true) return;
  try {
    await navigator.serviceWorker.register(new URL("isolate-worker.js", document.baseURI));
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage("keep");
  } catch {
    // Where that is not allowed the page works as long as there is a connection.
  }
}
