import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { appPaths } from "../../host/paths.ts";

/** What a host sends with the answer to a path. */
export type HeadersFor = (path: string) => Record<string, string>;

/** A host that the page can be put on. */
export interface Host {
  name: string;
  /** Where the page lies on it. */
  folder: string;
  /** What it sends, by the file of ours that it reads. */
  headers: () => Promise<HeadersFor>;
  /** Whether it sends headers of ours at all; else the service worker makes up for it. */
  readsHeaders: boolean;
}

const own = (name: string, file: string, read: (text: string) => HeadersFor): Host => ({
  name,
  folder: "/",
  headers: async () => read(await readFile(join(appPaths.app, file), "utf8")),
  readsHeaders: true,
});
const foreign = (name: string, folder: string, sent: Record<string, string>): Host => ({
  name,
  folder,
  headers: async () => () => sent,
  readsHeaders: false,
});

/** Hosts whose way to send headers is written down in app/README.md. */
export const HOSTS: Host[] = [
  foreign("GitHub Pages", "/idol/", {
    "cache-control": "max-age=600",
    "access-control-allow-origin": "*",
  }),
  foreign("an IPFS gateway", "/ipfs/bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/", {
    "cache-control": "public, max-age=29030400, immutable",
    "access-control-allow-origin": "*",
  }),
  own("Netlify and Cloudflare Pages", "public/_headers", readUnderscoreHeaders),
  own("Vercel", "public/vercel.json", readVercel),
  own("nginx", "host/recipes/nginx.conf", readNginx),
];

/** `_headers`: a path with an asterisk, and the headers of what it matches below it, indented. */
function readUnderscoreHeaders(text: string): HeadersFor {
  const rules: { pattern: string; name: string; value: string }[] = [];
  let pattern = "";
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (name !== undefined) rules.push({ pattern, name, value: value! });
    else if (line.startsWith("/")) pattern = line.trim();
  }
  return (path) =>
    collect(rules.filter((rule) => path.startsWith(rule.pattern.replace("*", ""))).map(pairOf));
}

/** `vercel.json`: rules whose `source` has parts in the form of regular expressions. */
function readVercel(text: string): HeadersFor {
  const { headers } = JSON.parse(text) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  return (path) =>
    collect(
      headers
        .filter(({ source }) => new RegExp(`^${source}$`).test(path))
        .flatMap((rule) => rule.headers.map(({ key, value }) => [key, value] as const)),
    );
}

/** nginx: `add_header … always`, with at most one map by the path. */
function readNginx(text: string): HeadersFor {
  const [, matched = "", then = ""] = /~(\S+)\s+"([^"]+)";/.exec(text) ?? [];
  const [, otherwise = ""] = /default\s+"([^"]+)";/.exec(text) ?? [];
  const added = [...text.matchAll(/add_header (\S+) (?:"([^"]+)"|\$idol_cache) always;/g)];
  return (path) =>
    collect(
      added.map(([, name, value]) => [name!, value ?? (new RegExp(matched).test(path) ? then : otherwise)]),
    );
}

function pairOf({ name, value }: { name: string; value: string }): readonly [string, string] {
  return [name, value];
}

/** @throws TypeError where a header is said twice: some hosts join the two, which no browser understands */
function collect(pairs: (readonly [string, string])[]): Record<string, string> {
  const names = pairs.map(([name]) => name);
  if (new Set(names).size !== names.length) throw new TypeError(`said twice: ${names.join(", ")}`);
  return Object.fromEntries(pairs);
}
