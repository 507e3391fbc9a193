// The page's service worker. It adds the two headers that cross-origin isolation needs, for hosts that cannot send them, and it keeps the
// page's own files, whose names tell their content, so that the page opens without a connection. Judges and engine the page keeps itself.

/** Names of the page's files, and a hash of them: the build writes both here. */
const PAGE = { version: "none", files: [] };
const CACHE = "idol-page-";
/** An open page may still ask for parts of the version before. */
const VERSIONS_KEPT = 2;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
  // Whoever keeps a version gets the next one; at a first visit the page says when it has loaded what matters more.
  event.waitUntil(versions().then((kept) => kept.length > 0 && keepPage().catch(() => {})));
});
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepPage().catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== self.location.origin || request.method !== "GET") return;
  // Devtools ask in this way for what the browser has; fetching it would throw.
  if (request.cache === "only-if-cached" && request.mode !== "same-origin") return;
  event.respondWith(answer(request).then(isolated));
});

/** What the name tells the content of comes from what is kept; the page itself and everything else from the host, so that nobody stays on an old version. */
async function answer(request) {
  const { scope } = self.registration;
  const name = request.url.slice(scope.length).split(/[?#]/)[0];
  if (name.startsWith("assets/")) return (await kept(request.url)) ?? (await fetch(request));
  try {
    return await fetch(request);
  } catch (thrown) {
    const before =
      request.mode === "navigate"
        ? await kept(scope)
        : name === "deployment.json" && (await kept(request.url));
    if (before) return before;
    throw thrown;
  }
}

/** Keeps this version whole, the page itself last: without one of its files it would not open. */
async function keepPage() {
  const { scope } = self.registration;
  const cache = await caches.open(CACHE + PAGE.version);
  await Promise.all(
    PAGE.files.map(async (file) => {
      const url = scope + file;
      if (!(await cache.match(url))) await cache.add(url);
    }),
  );
  const deployment = await fetch(`${scope}deployment.json`, { cache: "no-cache" });
  if (deployment.ok) await cache.put(`${scope}deployment.json`, deployment);
  const page = await fetch(scope, { cache: "no-cache" });
  const html = await page.clone().text();
  // A host that has another version by now is asked by its own worker.
  if (page.ok && html.includes(PAGE.version)) await cache.put(scope, page);
  const old = (await versions()).filter((key) => key !== CACHE + PAGE.version).slice(0, 1 - VERSIONS_KEPT);
  await Promise.all(old.map((key) => caches.delete(key)));
}

/** The caches of versions, oldest first. */
async function versions() {
  return (await caches.keys()).filter((key) => key.startsWith(CACHE));
}

/** What is kept of an address, of the newest version that has it. */
async function kept(url) {
  for (const key of (await versions()).reverse()) {
    const found = await (await caches.open(key)).match(url, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

function isolated(response) {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  const { status, statusText } = response;
  // These statuses have no body, and a Response with one cannot be made.
  const body = [204, 205, 304].includes(status) ? null : response.body;
  return new Response(body, { status, statusText, headers });
}
