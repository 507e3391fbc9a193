import type { Plugin } from "vite";

/** Where zod keeps what it was told. */
const CONFIG = "export const globalConfig = globalThis.__zod_globalConfig;";

/**
 * Tells zod, before anything of it runs, that the page's policy forbids code from text: it would try it, and the browser would report a
 * violation. A module of the page's own would come too late, for a bundler decides which chunk runs first.
 */
export function noEvalPlugin(): Plugin {
  return {
    name: "idol-no-eval",
    transform(code, id) {
      if (!id.endsWith("zod/v4/core/core.js")) return undefined;
      if (code.split(CONFIG).length !== 2) this.error("zod no longer keeps its configuration as expected.");
      return { code: code.replace(CONFIG, `${CONFIG}\nglobalConfig.jitless = true;`), map: null };
    },
  };
}
