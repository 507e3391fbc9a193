import { keepResult } from "@idol/ezkl/keep-result";
import type { Plugin } from "vite";
import { type ArtefactFiles, indexArtefacts } from "./artefact-index.ts";

const MODULE = "virtual:idol-artefacts";
const RESOLVED = `\0${MODULE}`;
/** How the engine finds its WASM by itself; the page loads it by hash instead, and a bundler would add it once more. */
const ENGINE_URL = "new URL('ezkl_bg.wasm', import.meta.url)";

/** Gives the page the index of its artefacts as a module, and puts the files beside it. */
export function artefactsPlugin(judgesFolder?: string): Plugin {
  const list = keepResult(() => indexArtefacts(judgesFolder));
  return {
    name: "idol-artefacts",
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      return id === RESOLVED ? `export const index = ${JSON.stringify((await list()).index)};` : undefined;
    },
    transform(code, id) {
      if (!id.endsWith("@ezkljs/engine/web/ezkl.js")) return undefined;
      if (code.split(ENGINE_URL).length !== 2) this.error("The engine no longer loads its WASM as expected.");
      return { code: code.replace(ENGINE_URL, "''"), map: null };
    },
    async generateBundle() {
      // The workers' builds run the same plugins; only the page's has an index.html.
      if (this.environment.config.isWorker) return;
      for (const [fileName, source] of (await list()).files)
        this.emitFile({ type: "asset", fileName, source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        void serve(request.url ?? "").catch(next);
        async function serve(url: string): Promise<void> {
          const bytes = (await list()).files.get(url.slice(1).split("?")[0]!);
          if (bytes === undefined) return next();
          response.end(bytes);
        }
      });
    },
  };
}

export type { ArtefactFiles };
