/**
 * Builds the packages that can be published: JavaScript and types of `src` into `dist`, with the files that lie beside the sources.
 *
 *     node scripts/build-packages.ts
 */
import { execFileSync } from "node:child_process";
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** In the order in which they import each other. */
export const PACKAGES = ["packages/ezkl", "packages/client", "ml", "packages/hardhat-ezkl"] as const;

/** What a worker or a script is started by, and what is loaded late: the compiler rewrites imports, but not all of those within functions. */
const SCRIPT_URL = /(new URL\("\.[^"]*)\.ts"(?=,\s*import\.meta\.url\))/g;
const LATE_IMPORT = /(\bimport\("\.[^"]*)\.ts"(?=\))/g;

export function buildPackage(folder: string): void {
  const path = (file: string) => `${root}${folder}/${file}`;
  rmSync(path("dist"), { recursive: true, force: true });
  execFileSync("tsc", ["-p", path("tsconfig.build.json")], { stdio: "inherit" });
  for (const file of globSync("**/*.js", { cwd: path("dist") })) {
    const text = readFileSync(path(`dist/${file}`), "utf8");
    const mended = text.replaceAll(SCRIPT_URL, '$1.js"').replaceAll(LATE_IMPORT, '$1.js"');
    if (mended !== text) writeFileSync(path(`dist/${file}`), mended);
  }
  for (const file of globSync("**/*.{py,txt}", { cwd: path("src") }))
    cpSync(path(`src/${file}`), path(`dist/${file}`));
  cpSync(`${root}LICENSE`, path("LICENSE"));
  // The judges were trained on RAVDESS.
  if (folder === "ml") cpSync(`${root}LICENSES`, path("LICENSES"), { recursive: true });
}

if (import.meta.main) for (const folder of PACKAGES) buildPackage(folder);
