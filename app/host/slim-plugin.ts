import { join } from "node:path";
import type { Plugin } from "vite";
import { appPaths } from "./paths.ts";

/** Parts of libraries that the page carries and never calls: ethers's ENS names, and zod's JSON Schemas. */
const UNUSED =
  /@adraffy\/ens-normalize\/dist\/index\.mjs$|ethers\/lib\.esm\/providers\/ens-resolver\.js$|zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/;
/** Only who signs in the page needs the curve. */
const SIGNING = /ethers\/lib\.esm\/crypto\/signing-key\.js$/;
const LATE_CURVE = join(appPaths.app, "src/key/late-curve.ts");
const DECLARED = /^export (?:async )?(?:const|function|class) (\w+)/gm;
const LISTED = /^export \{([^}]*)\}/gm;

/** Leaves out of the bundle what is never called: functions of the same names that do nothing stand in for it. */
export function slimPlugin(): Plugin {
  return {
    name: "idol-slim",
    enforce: "pre",
    resolveId: (name, importer = "") =>
      name.startsWith("@noble/curves/") && SIGNING.test(importer) ? LATE_CURVE : undefined,
    transform(code, id) {
      if (!UNUSED.test(id)) return undefined;
      const names = [
        ...[...code.matchAll(DECLARED)].map(([, name]) => name!),
        ...[...code.matchAll(LISTED)].flatMap(([, list]) =>
          list!.split(",").map((each) => each.trim().split(/\s+/).at(-1)!),
        ),
      ].filter(Boolean);
      if (names.length === 0) this.error(`${id} exports nothing that is known.`);
      return { code: names.map((name) => `export const ${stand(name)}`).join("\n"), map: null };
    },
  };
}

function stand(name: string): string {
  return name === "default" ? "unused = 0; export default unused;" : `${name} = () => undefined;`;
}
