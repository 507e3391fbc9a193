import type { UserConfig } from "vite";
import { artefactsPlugin } from "./artefacts-plugin.ts";
import { firstScreenPlugin } from "./first-screen-plugin.ts";
import { fontsPlugin } from "./fonts-plugin.ts";
import { headersPlugin } from "./headers-plugin.ts";
import { noEvalPlugin } from "./no-eval-plugin.ts";
import { offlinePlugin } from "./offline-plugin.ts";
import { appPaths } from "./paths.ts";
import { slimPlugin } from "./slim-plugin.ts";

/** What may differ between builds of the page. */
export interface AppViteConfig {
  /** Where the judges lie, if not among the committed ones. */
  judgesFolder?: string | undefined;
  /** Where the bundle goes; `app/dist` by default. */
  bundle?: string | undefined;
}

/** Vite's configuration; it is the same for the development server, the bundle and the tests. */
export function appViteConfig({ judgesFolder, bundle = appPaths.bundle }: AppViteConfig = {}): UserConfig {
  return {
    root: appPaths.app,
    // Relative, so that the bundle can lie in any folder of any host.
    base: "./",
    // React's interface by Preact, which is 50 KB smaller before the first click.
    resolve: {
      alias: [
        { find: "react/jsx-runtime", replacement: "preact/jsx-runtime" },
        { find: "react-dom/client", replacement: "preact/compat/client" },
        { find: "react", replacement: "preact/compat" },
      ],
    },
    plugins: [
      slimPlugin(),
      artefactsPlugin(judgesFolder),
      fontsPlugin(),
      firstScreenPlugin(),
      noEvalPlugin(),
      headersPlugin(),
      offlinePlugin(),
    ],
    worker: {
      format: "es",
      plugins: () => [slimPlugin(), artefactsPlugin(judgesFolder), noEvalPlugin()],
    },
    build: {
      outDir: bundle,
      emptyOutDir: true,
      target: "es2022",
      // Artefacts and the engine are far above it on purpose; the budget is checked by a test.
      chunkSizeWarningLimit: 1000,
      assetsInlineLimit: 0,
    },
  };
}
