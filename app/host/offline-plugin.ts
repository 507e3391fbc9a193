import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "@idol/ezkl/files";
import type { Plugin } from "vite";
import { appPaths } from "./paths.ts";

const SOURCE = join(appPaths.app, "src/offline/isolate-worker.js");
const NOTHING = `const PAGE = { version: "none", files: [] };`;
const NAME = "isolate-worker.js";

/** Puts the service worker beside the page, with the names of all files that the page opens from; the page is marked with their hash. */
export function offlinePlugin(): Plugin {
  return {
    name: "idol-offline",
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        if (this.environment.config.isWorker) return;
        const files = [
          ...Object.keys(bundle).filter((name) => name.startsWith("assets/")),
          "idol.svg",
        ].sort();
        const version = sha256(new TextEncoder().encode(files.join("\n"))).slice(2, 18);
        const source = await readFile(SOURCE, "utf8");
        if (source.split(NOTHING).length !== 2) this.error("The service worker has no place for its files.");
        const page = `const PAGE = ${JSON.stringify({ version, files })};`;
        this.emitFile({ type: "asset", fileName: NAME, source: source.replace(NOTHING, page) });
        const html = bundle["index.html"];
        if (html?.type !== "asset") this.error("The bundle has no index.html.");
        const mark = `<meta name="version" content="${version}" />`;
        html.source = html.source.toString().replace("</head>", `${mark}</head>`);
      },
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_request, response, next) => {
        readFile(SOURCE).then((bytes) => {
          response.setHeader("content-type", "text/javascript");
          response.end(bytes);
        }, next);
      });
    },
  };
}
