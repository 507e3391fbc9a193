/** Makes the page's static bundle: `npm run app:build`. */
import { build } from "vite";
import { appPaths } from "./paths.ts";
import { appViteConfig } from "./vite-config.ts";

await build({ ...appViteConfig(), configFile: false });
process.stdout.write(`
The page lies in ${appPaths.bundle}. Put a deployment.json beside its index.html (see app/README.md), and
serve the folder from any host, best with the headers that app/README.md names.
`);
